package io.terrarium.experiment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.file.BadInput;
import io.terrarium.strategy.GaussianStrategy;
import io.terrarium.strategy.SearchState;
import io.terrarium.strategy.Strategy;
import io.terrarium.strategy.StrategyHyperparameter;
import io.terrarium.strategy.StrategySettings;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistriesTest {

  /** A strategy of a plugin that declares a key that every strategy has. */
  public static final class BadlyDeclared extends GaussianStrategy {

    @Override
    public String name() {
      return "badly-declared";
    }

    @Override
    public List<StrategyHyperparameter> hyperparameters() {
      return List.of(StrategyHyperparameter.positive("sigma", 1, "It is the step size."));
    }

    @Override
    protected SearchState update(
        SearchState state, StrategySettings settings, float[][] population, float[] fitness) {
      return state;
    }
  }

  @Test
  void a_plugin_s_strategy_that_is_not_declared_well_is_refused_when_it_is_loaded(
      @TempDir Path plugin) throws IOException {
    Path services = Files.createDirectories(plugin.resolve("META-INF/services"));
    Files.writeString(services.resolve(Strategy.class.getName()), BadlyDeclared.class.getName());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {plugin.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);

      assertThatThrownBy(Registries::load)
          .isInstanceOf(BadInput.class)
          .hasMessage(
              "The strategy badly-declared (%s) is not declared well: it declares a hyperparameter sigma, which is a key of every strategy; mend its jar or take it out of plugins/."
                  .formatted(BadlyDeclared.class.getName()));
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}

package io.terrarium.experiment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.agent.Algorithm;
import io.terrarium.file.BadInput;
import io.terrarium.strategy.Strategy;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTest {

  @Test
  void a_name_that_throws_is_refused_in_a_sentence() {
    refuses(
        "does not say its name (java.lang.IllegalStateException: no name)",
        each -> {
          throw new IllegalStateException("no name");
        });
  }

  @Test
  void a_name_that_is_null_is_refused_in_a_sentence() {
    refuses("does not say its name", each -> null);
  }

  @Test
  void two_of_one_name_are_refused() {
    refuses("Two of the kind algorithm are named same", each -> "same");
  }

  @Test
  void a_plugin_s_strategy_that_is_not_declared_well_is_refused_when_it_is_loaded(
      @TempDir Path plugin) throws IOException {
    Path services = Files.createDirectories(plugin.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(Strategy.class.getName()), BadlyDeclaredStrategy.class.getName());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {plugin.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);

      assertThatThrownBy(Registries::load)
          .isInstanceOf(BadInput.class)
          .hasMessage(
              "The strategy badly-declared (io.terrarium.experiment.BadlyDeclaredStrategy) is not"
                  + " declared well: it declares a hyperparameter sigma, which is a key of every"
                  + " strategy; mend its jar or take it out of plugins/.");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void refuses(String sentence, Function<Algorithm, String> name) {
    assertThatThrownBy(() -> Registry.load(Algorithm.class, "algorithm", name))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(sentence)
        .hasMessageEndingWith("plugins/.");
  }
}

package io.terrarium.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.CrossEntropy;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** The strategy of {@code docs/extending.md} keeps what every strategy keeps. */
class CrossEntropyTest extends StrategyContract {

  @Override
  Strategy strategy() {
    return new CrossEntropy();
  }

  @Override
  StrategySettings climbing(Landscape landscape) {
    float sigma = landscape == Landscape.RASTRIGIN ? 2 : 0.3f;
    return StrategySettings.of(strategy(), 128, sigma).with("elite-ratio", 0.2f);
  }

  @Override
  List<StrategySettings> rules() {
    return List.of(StrategySettings.of(strategy(), 4, 0.3f).with("elite-ratio", 0.5f));
  }

  /** It is registered by the jar of a plugin alone. */
  @Test
  @Override
  void it_is_registered() {
    assertThat(ServiceLoader.load(Strategy.class))
        .noneMatch(each -> each.name().equals(strategy().name()));
  }

  @Test
  void the_next_mean_is_that_of_the_elites() {
    StrategySettings settings = StrategySettings.of(strategy(), 4, 1).with("elite-ratio", 0.5f);
    SearchState before = strategy().initialise(new float[] {0}, settings);
    float[][] population = {{1}, {5}, {3}, {9}};

    SearchState after =
        ((GaussianStrategy) strategy())
            .update(before, settings, population, new float[] {2, 1, 3, Float.NaN});

    assertThat(after.mean()).containsExactly(2);
    assertThat(after.sigma()).containsExactly((float) Math.sqrt(1.5));
    assertThat(after.vector("generations")).containsExactly(1);
  }
}

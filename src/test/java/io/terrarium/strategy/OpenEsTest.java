package io.terrarium.strategy;

import static io.terrarium.golden.Close.assertClose;

import io.terrarium.file.EnumText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenEsTest extends StrategyContract {

  private static final float[][] POPULATION = {{1.5f}, {0.5f}, {2}, {0}};

  private final OpenEs openEs = new OpenEs();

  @Override
  Strategy strategy() {
    return openEs;
  }

  /** Its step size stays, and blurs the landscape: small for a narrow valley, wide for pits. */
  @Override
  StrategySettings climbing(Landscape landscape) {
    float sigma =
        switch (landscape) {
          case SPHERE -> 0.05f;
          case ROSENBROCK -> 0.01f;
          case RASTRIGIN -> 2;
        };
    return settings(128, sigma, 0.03f);
  }

  @Override
  List<StrategySettings> rules() {
    return Stream.of(Shaping.values())
        .map(
            shaping ->
                StrategySettings.of(openEs, 4, 0.3f)
                    .with("antithetic", true)
                    .with("shaping", EnumText.of(shaping))
                    .with("learning-rate", 0.05f))
        .toList();
  }

  @Test
  void two_generations_are_those_computed_by_hand() {
    StrategySettings settings = settings(4, 0.5f, 0.1f);
    SearchState start = openEs.initialise(new float[] {1}, settings);

    // centred ranks 1/6, -1/2, 1/2, -1/6; s = 1, -1, 2, -2; gradient 2 / (4 * 0.5) = 1
    SearchState first = openEs.update(start, settings, POPULATION, new float[] {3, 1, 4, 2});
    assertState(first, 1.1f, 0.1f, 0.001f, 1);

    // all alike, gradient 0: 0.1 * (0.09 / 0.19) / sqrt(0.000999 / 0.001999)
    SearchState second = openEs.update(first, settings, POPULATION, new float[] {5, 5, 5, 5});
    assertState(second, 1.1f + 0.0670058f, 0.09f, 0.000999f, 2);
  }

  private static void assertState(
      SearchState state, float mean, float firstMoment, float secondMoment, float updates) {
    assertClose(state.mean(), new float[] {mean}, 1e-6f);
    assertClose(state.sigma(), new float[] {0.5f}, 0);
    assertClose(state.vector("first-moments"), new float[] {firstMoment}, 1e-6f);
    assertClose(state.vector("second-moments"), new float[] {secondMoment}, 1e-8f);
    assertClose(state.vector("updates"), new float[] {updates}, 0);
  }

  private static StrategySettings settings(int population, float sigma, float rate) {
    return StrategySettings.of(new OpenEs(), population, sigma)
        .with("antithetic", true)
        .with("learning-rate", rate);
  }
}

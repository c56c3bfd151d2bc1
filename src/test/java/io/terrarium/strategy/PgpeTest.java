package io.terrarium.strategy;

import static io.terrarium.golden.Close.assertClose;

import io.terrarium.file.EnumText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PgpeTest extends StrategyContract {

  private static final StrategySettings HAND = settings(4, 0.5f, 0.1f);

  private final Pgpe pgpe = new Pgpe();

  @Override
  Strategy strategy() {
    return pgpe;
  }

  @Override
  StrategySettings climbing(Landscape landscape) {
    return landscape == Landscape.RASTRIGIN ? settings(128, 2, 0.03f) : settings(128, 0.1f, 0.1f);
  }

  @Override
  List<StrategySettings> rules() {
    return Stream.of(Shaping.values())
        .map(shaping -> settings(4, 0.3f, 0.05f).with("shaping", EnumText.of(shaping)))
        .toList();
  }

  @Test
  void a_generation_is_that_computed_by_hand() {
    // centred ranks 1/6, -1/2, 1/2, -1/6; s = 0.5, -0.5, 1, -1
    SearchState after = update(new float[][] {{1.5f}, {0.5f}, {2}, {0}}, 3, 1, 4, 2);

    // the mean's gradient is 1/4, and Adam's first step its rate
    assertClose(after.mean(), new float[] {1.1f}, 1e-6f);
    assertClose(after.vector("first-moments"), new float[] {0.025f}, 1e-7f);
    assertClose(after.vector("second-moments"), new float[] {6.25e-5f}, 1e-9f);
    // (s^2 - 0.25) / 0.5 = 0, 0, 1.5, 1.5; 0.5 + 0.1 / 4 * (1/2 - 1/6) * 1.5
    assertClose(after.sigma(), new float[] {0.5125f}, 1e-6f);
  }

  @Test
  void a_step_size_changes_by_a_fifth_at_most() {
    float[][] population = {{5}, {-3}, {1}, {1}};
    assertClose(update(population, 4, 3, 1, 2).sigma(), new float[] {0.6f}, 1e-6f);
    assertClose(update(population, 1, 2, 4, 3).sigma(), new float[] {0.4f}, 1e-6f);
  }

  private SearchState update(float[][] population, float... fitness) {
    SearchState start = pgpe.initialise(new float[] {1}, HAND);
    return pgpe.update(start, HAND, population, fitness);
  }

  private static StrategySettings settings(int population, float sigma, float rate) {
    return StrategySettings.of(new Pgpe(), population, sigma)
        .with("antithetic", true)
        .with("learning-rate", rate);
  }
}

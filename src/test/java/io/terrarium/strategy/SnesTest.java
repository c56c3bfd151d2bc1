package io.terrarium.strategy;

import static io.terrarium.golden.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.golden.Npz;
import io.terrarium.random.Key;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnesTest {

  private static final StrategySettings SETTINGS =
      new StrategySettings("snes", 16, 0.05f, 0, false);
  private final Strategy snes = new Snes();
  private final Npz golden = Npz.golden("snes.npz");

  @Test
  void updates_are_evosax_updates() {
    for (int g = 0; g < 5; g++) {
      SearchState before = new SearchState(row("mean", g, 37), row("sigma", g, 37), List.of());
      float[] population = row("population", g, 16 * 37);
      float[][] candidates = new float[16][];
      Arrays.setAll(candidates, i -> Arrays.copyOfRange(population, i * 37, i * 37 + 37));
      float[] weights = RankWeights.of(SETTINGS, row("fitness", g, 16));
      SearchState after = Snes.update(before, weights, candidates);
      assertClose(after.mean(), row("mean", g + 1, 37), 2e-6f);
      assertClose(after.sigma(), row("sigma", g + 1, 37), 2e-6f);
    }
  }

  @Test
  void a_failed_fitness_ranks_last_and_ties_keep_their_order() {
    float[] weights = RankWeights.of(settings(4, 0), new float[] {Float.NaN, 1, 5, 1});
    assertThat(weights[2]).isGreaterThan(weights[1]);
    assertThat(weights[1]).isGreaterThan(weights[3]);
    assertThat(weights[3]).isGreaterThanOrEqualTo(weights[0]);
    assertThat(weights[0]).isEqualTo(-0.25f);
  }

  @Test
  void discovered_weights_are_a_softmax_over_ranks() {
    float[] weights = RankWeights.of(settings(3, 4), new float[] {1, 2, 3});
    // exp(-20 sigmoid(-2)), exp(-20 sigmoid(0)), exp(-20 sigmoid(2)), normalised
    assertClose(weights, new float[] {2.4156e-7f, 4.9141e-4f, 0.9995084f}, 1e-6f);
  }

  @Test
  void it_climbs_a_sphere() {
    StrategySettings settings = settings(32, 0);
    float[] start = new float[10];
    Arrays.fill(start, 1);
    SearchState state = snes.initialise(start, new StrategySettings("snes", 32, .3f, 0, false));
    for (int g = 0; g < 200; g++) {
      Key key = Key.of(7).fold(g);
      float[] fitness = new float[32];
      for (int i = 0; i < 32; i++) {
        fitness[i] = -square(snes.ask(state, settings, key, i));
      }
      state = snes.tell(state, settings, key, fitness);
    }
    assertThat(square(state.mean())).isLessThan(1e-4f);
  }

  @Test
  void antithetic_candidates_mirror_each_other_at_the_mean() {
    StrategySettings settings = new StrategySettings("snes", 4, .5f, 0, true);
    float[] mean = {1, -2, 3};
    SearchState state = snes.initialise(mean, settings);
    float[] one = snes.ask(state, settings, Key.of(3), 2);
    float[] other = snes.ask(state, settings, Key.of(3), 3);
    for (int j = 0; j < 3; j++) {
      assertThat((one[j] + other[j]) / 2)
          .isCloseTo(mean[j], org.assertj.core.data.Offset.offset(1e-6f));
      assertThat(one[j]).isNotEqualTo(mean[j]);
    }
  }

  private static StrategySettings settings(int population, float temperature) {
    return new StrategySettings("snes", population, .05f, temperature, false);
  }

  private static float square(float[] x) {
    float sum = 0;
    for (float value : x) {
      sum += value * value;
    }
    return sum;
  }

  private float[] row(String name, int g, int size) {
    return Arrays.copyOfRange(golden.get(name), g * size, (g + 1) * size);
  }
}

package io.terrarium.strategy;

import static io.terrarium.golden.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.golden.Npz;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnesTest extends StrategyContract {

  private static final StrategySettings SETTINGS = StrategySettings.of(new Snes(), 16, 0.05f);
  private final Snes snes = new Snes();
  private final Npz golden = Npz.golden("snes.npz");

  @Override
  Strategy strategy() {
    return snes;
  }

  @Override
  StrategySettings climbing(Landscape landscape) {
    float sigma = landscape == Landscape.RASTRIGIN ? 2 : 0.3f;
    return StrategySettings.of(snes, 128, sigma).with("antithetic", true);
  }

  @Override
  List<StrategySettings> rules() {
    return List.of(settings(4, 0), settings(4, 12.5f));
  }

  @Test
  void updates_are_evosax_updates() {
    for (int g = 0; g < 5; g++) {
      SearchState before = new SearchState(row("mean", g, 37), row("sigma", g, 37));
      float[] population = row("population", g, 16 * 37);
      float[][] candidates = new float[16][];
      Arrays.setAll(candidates, i -> Arrays.copyOfRange(population, i * 37, i * 37 + 37));
      SearchState after = snes.update(before, SETTINGS, candidates, row("fitness", g, 16));
      assertClose(after.mean(), row("mean", g + 1, 37), 2e-6f);
      assertClose(after.sigma(), row("sigma", g + 1, 37), 2e-6f);
    }
  }

  @Test
  void a_failed_fitness_ranks_last_and_ties_keep_their_order() {
    float[] weights = RankWeights.of(0, new float[] {Float.NaN, 1, 5, 1});
    assertThat(weights[2]).isGreaterThan(weights[1]);
    assertThat(weights[1]).isGreaterThan(weights[3]);
    assertThat(weights[3]).isGreaterThanOrEqualTo(weights[0]);
    assertThat(weights[0]).isEqualTo(-0.25f);
  }

  @Test
  void discovered_weights_are_a_softmax_over_ranks() {
    float[] weights = RankWeights.of(4, new float[] {1, 2, 3});
    // exp(-20 sigmoid(-2)), exp(-20 sigmoid(0)), exp(-20 sigmoid(2)), normalised
    assertClose(weights, new float[] {2.4156e-7f, 4.9141e-4f, 0.9995084f}, 1e-6f);
  }

  private static StrategySettings settings(int population, float temperature) {
    return StrategySettings.of(new Snes(), population, .05f).with("temperature", temperature);
  }

  private float[] row(String name, int g, int size) {
    return Arrays.copyOfRange(golden.get(name), g * size, (g + 1) * size);
  }
}

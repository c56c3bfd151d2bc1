package io.terrarium.strategy;

import static io.terrarium.golden.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SepCmaEsTest extends StrategyContract {

  private final SepCmaEs sepCmaEs = new SepCmaEs();

  @Override
  Strategy strategy() {
    return sepCmaEs;
  }

  @Override
  StrategySettings climbing(Landscape landscape) {
    return settings(128, landscape == Landscape.RASTRIGIN ? 2 : 0.3f);
  }

  @Override
  List<StrategySettings> rules() {
    return List.of(settings(4, 0.3f));
  }

  /** Here weights are 0.730423 and 0.269577, mu_eff 1.649650, c_sigma 0.548848, c_cov 0.207079. */
  @Test
  void two_generations_are_those_computed_by_hand() {
    StrategySettings settings = settings(4, 0.5f);
    SearchState start = sepCmaEs.initialise(new float[] {1, -2}, settings);

    float[][] near = {{2, -2}, {1.5f, -2}, {1, -1}, {0.5f, -2.5f}};
    SearchState first = sepCmaEs.update(start, settings, near, new float[] {1, 3, 2, Float.NaN});
    assertClose(first.mean(), new float[] {1.365211f, -1.730423f}, 1e-5f);
    assertClose(first.sigma(), new float[] {0.458962f, 0.455003f}, 1e-5f);
    assertMemory(
        first,
        new float[] {0.837245f, 0.618005f},
        new float[] {0.884492f, 0.652879f},
        new float[] {0.950692f, 0.934364f},
        new float[] {0.470713f, 1});

    // parents so far away that p_c only fades
    float[][] far = {{4, -1}, {0, 0}, {3, 0}, {0, 0}};
    SearchState second = sepCmaEs.update(first, settings, far, new float[] {9, 1, 8, 1});
    assertClose(second.mean(), new float[] {3.730423f, -0.730423f}, 1e-5f);
    assertClose(second.sigma(), new float[] {3.925283f, 2.513317f}, 2e-5f);
    assertMemory(
        second,
        new float[] {6.284794f, 2.798021f},
        new float[] {0.294831f, 0.217626f},
        new float[] {2.896178f, 1.187347f},
        new float[] {2.306526f, 2});
  }

  @Test
  void the_learning_rate_of_the_covariance_is_at_most_one() {
    assertThat(CmaConstants.of(2, 1000).covarianceRate()).isEqualTo(1);
  }

  private static void assertMemory(SearchState state, float[]... memory) {
    SearchState named = state.named(new SepCmaEs().vectors());
    assertThat(named.vectors()).hasSize(memory.length);
    List<float[]> vectors = List.copyOf(named.vectors().values());
    for (int i = 0; i < memory.length; i++) {
      assertClose(vectors.get(i), memory[i], 2e-5f);
    }
  }

  private static StrategySettings settings(int population, float sigma) {
    return StrategySettings.of(new SepCmaEs(), population, sigma);
  }
}

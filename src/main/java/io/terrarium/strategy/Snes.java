package io.terrarium.strategy;

import io.terrarium.math.FloatMath;
import java.util.List;

/**
 * The separable natural evolution strategy: Schaul, Glasmachers and Schmidhuber, "High dimensions
 * and heavy tails for natural evolution strategies" (GECCO 2011, <a
 * href="https://doi.org/10.1145/2001576.2001692">doi 10.1145/2001576.2001692</a>), as evosax
 * computes it. With a temperature above 0 it has the learned weights of Discovered ES (Lange et
 * al., <a href="https://arxiv.org/abs/2211.11260">arXiv 2211.11260</a>).
 */
public final class Snes extends GaussianStrategy {

  /** The hyperparameter that chooses between its own rank weights and the learned ones. */
  public static final StrategyHyperparameter TEMPERATURE =
      StrategyHyperparameter.notNegative(
          "temperature",
          0,
          "At 0 it has its own rank weights, and above 0 those of Discovered ES at this temperature.");

  @Override
  public String name() {
    return "snes";
  }

  @Override
  public List<StrategyHyperparameter> hyperparameters() {
    return List.of(TEMPERATURE, ANTITHETIC);
  }

  /**
   * {@code mean += sigma * sum_i w_i s_i}, {@code sigma *= exp(rate/2 * sum_i w_i (s_i^2 - 1))},
   * with {@code s = (x - mean)/sigma}.
   */
  @Override
  protected SearchState update(
      SearchState state, StrategySettings settings, float[][] population, float[] fitness) {
    float[] weights = RankWeights.of(settings.real(TEMPERATURE.name()), fitness);
    int d = state.dimensions();
    float[] mean = new float[d];
    float[] sigma = new float[d];
    float halfRate = rate(d) / 2;
    for (int j = 0; j < d; j++) {
      float meanGradient = 0;
      float sigmaGradient = 0;
      for (int i = 0; i < population.length; i++) {
        float s = (population[i][j] - state.mean()[j]) / state.sigma()[j];
        meanGradient += weights[i] * s;
        sigmaGradient += weights[i] * (s * s - 1);
      }
      mean[j] = state.mean()[j] + state.sigma()[j] * meanGradient;
      sigma[j] = state.sigma()[j] * FloatMath.exp(halfRate * sigmaGradient);
    }
    return new SearchState(mean, sigma);
  }

  /** The learning rate of the step sizes: {@code (3 + log d)/(5 sqrt d)}. */
  private static float rate(int dimensions) {
    return (float) ((3 + StrictMath.log(dimensions)) / (5 * Math.sqrt(dimensions)));
  }
}

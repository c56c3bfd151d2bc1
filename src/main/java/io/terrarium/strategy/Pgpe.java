package io.terrarium.strategy;

import java.util.List;
import java.util.Map;

/**
 * Policy gradients with parameter-based exploration: Sehnke, Osendorfer, Rückstieß, Graves, Peters
 * and Schmidhuber, "Parameter-exploring policy gradients" (Neural Networks 23, 2010, <a
 * href="https://doi.org/10.1016/j.neunet.2009.12.004">doi 10.1016/j.neunet.2009.12.004</a>). As in
 * evosax the baseline is the generation's mean, and a step size changes by a fifth at most in one
 * generation; the mean follows its gradient by Adam. With antithetic pairs this is the paper's
 * symmetric sampling: there the sums over candidates below are its sums over pairs, since the
 * baseline cancels in the gradient of the mean, and a pair's squares are equal in that of sigma.
 */
public final class Pgpe extends GaussianStrategy {

  private static final float SIGMA_RATE = 0.1f;
  private static final float MOST_CHANGE = 0.2f;

  @Override
  public String name() {
    return "pgpe";
  }

  @Override
  public List<StrategyHyperparameter> hyperparameters() {
    return List.of(ANTITHETIC, Shaping.HYPERPARAMETER, AdamAscent.LEARNING_RATE);
  }

  @Override
  public List<String> vectors() {
    return AdamAscent.VECTORS;
  }

  @Override
  protected Map<String, float[]> initialVectors(int dimensions, StrategySettings settings) {
    return AdamAscent.initialVectors(dimensions);
  }

  /**
   * {@code sigma += 0.1/n sum_i f_i (s_i^2 - sigma^2)/sigma}, with {@code s = x - mean}; the mean's
   * gradient is {@code 1/n sum_i f_i s_i}. Shaped fitness f has the sum 0: its baseline is taken
   * off already.
   */
  @Override
  protected SearchState update(
      SearchState state, StrategySettings settings, float[][] population, float[] fitness) {
    float[] shaped = Shaping.of(settings).shape(fitness);
    float[] gradient = new float[state.dimensions()];
    float[] sigma = new float[state.dimensions()];
    for (int j = 0; j < gradient.length; j++) {
      float old = state.sigma()[j];
      float meanSum = 0;
      float sigmaSum = 0;
      for (int i = 0; i < population.length; i++) {
        float s = population[i][j] - state.mean()[j];
        meanSum += shaped[i] * s;
        sigmaSum += shaped[i] * ((s * s - old * old) / old);
      }
      gradient[j] = meanSum / population.length;
      sigma[j] = old + limited(SIGMA_RATE * sigmaSum / population.length, MOST_CHANGE * old);
    }
    return AdamAscent.ascend(state, settings, gradient, sigma);
  }

  private static float limited(float change, float most) {
    return Math.max(-most, Math.min(most, change));
  }
}

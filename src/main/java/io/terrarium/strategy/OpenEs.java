package io.terrarium.strategy;

import java.util.List;
import java.util.Map;

/**
 * OpenAI's evolution strategy: Salimans, Ho, Chen, Sidor and Sutskever, "Evolution strategies as a
 * scalable alternative to reinforcement learning" (<a href="https://arxiv.org/abs/1703.03864">arXiv
 * 1703.03864</a>), as evosax computes it: Adam moves the mean, without weight decay, and the step
 * size stays. It was published with antithetic pairs.
 */
public final class OpenEs extends GaussianStrategy {

  @Override
  public String name() {
    return "openes";
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

  @Override
  protected SearchState update(
      SearchState state, StrategySettings settings, float[][] population, float[] fitness) {
    float[] shaped = Shaping.of(settings).shape(fitness);
    float[] gradient = gradient(state, population, shaped);
    return AdamAscent.ascend(state, settings, gradient, state.sigma());
  }

  /** {@code 1/(n sigma) sum_i f_i s_i}, with {@code s = (x - mean)/sigma}. */
  private static float[] gradient(SearchState state, float[][] population, float[] shaped) {
    float[] gradient = new float[state.dimensions()];
    for (int j = 0; j < gradient.length; j++) {
      float sigma = state.sigma()[j];
      float sum = 0;
      for (int i = 0; i < population.length; i++) {
        sum += shaped[i] * ((population[i][j] - state.mean()[j]) / sigma);
      }
      gradient[j] = sum / (population.length * sigma);
    }
    return gradient;
  }
}

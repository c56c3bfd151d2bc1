package io.terrarium.strategy;

import io.terrarium.compute.FloatMath;
import io.terrarium.random.Key;
import java.util.Arrays;
import java.util.List;

/**
 * Separable natural evolution strategy: Schaul, Glasmachers and Schmidhuber, "High dimensions and
 * heavy tails for natural evolution strategies" (GECCO 2011), as evosax computes it; with a
 * temperature above 0 the learned weights of Discovered ES (arXiv 2211.11260).
 */
public final class Snes implements Strategy {

  @Override
  public String name() {
    return "snes";
  }

  @Override
  public SearchState initialise(float[] mean, StrategySettings settings) {
    float[] sigma = new float[mean.length];
    Arrays.fill(sigma, settings.sigma());
    return new SearchState(mean.clone(), sigma, List.of());
  }

  @Override
  public float[] ask(SearchState state, StrategySettings settings, Key generation, int index) {
    float[] candidate = Noise.of(generation, settings, index, state.dimensions());
    for (int i = 0; i < candidate.length; i++) {
      candidate[i] = state.mean()[i] + state.sigma()[i] * candidate[i];
    }
    return candidate;
  }

  @Override
  public SearchState tell(
      SearchState state, StrategySettings settings, Key generation, float[] fitness) {
    float[][] population = new float[fitness.length][];
    for (int i = 0; i < population.length; i++) {
      population[i] = ask(state, settings, generation, i);
    }
    return update(state, RankWeights.of(settings, fitness), population);
  }

  /**
   * {@code mean += sigma * sum_i w_i s_i}, {@code sigma *= exp(rate/2 * sum_i w_i (s_i^2 - 1))},
   * with {@code s = (x - mean)/sigma}.
   */
  static SearchState update(SearchState state, float[] weights, float[][] population) {
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
    return new SearchState(mean, sigma, state.memory());
  }

  private static float rate(int dimensions) {
    return (float) ((3 + StrictMath.log(dimensions)) / (5 * Math.sqrt(dimensions)));
  }
}

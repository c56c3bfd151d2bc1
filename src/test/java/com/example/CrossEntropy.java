package com.example;

import io.terrarium.strategy.GaussianStrategy;
import io.terrarium.strategy.SearchState;
import io.terrarium.strategy.StrategyHyperparameter;
import io.terrarium.strategy.StrategySettings;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The cross-entropy method: the next generation is drawn from the normal distribution of this
 * generation's best candidates, its elites. With each generation a variance is added that shrinks,
 * so that the search does not stop too early (Szita and Lőrincz, "Learning Tetris using the noisy
 * cross-entropy method", Neural Computation 18, 2006).
 */
public final class CrossEntropy extends GaussianStrategy {

  @Override
  public String name() {
    return "cross-entropy";
  }

  @Override
  public List<StrategyHyperparameter> hyperparameters() {
    return List.of(
        StrategyHyperparameter.real(
            "elite-ratio", 0.01f, 1, 0.25f, "This share of the population are the elites."));
  }

  @Override
  public List<String> vectors() {
    return List.of("generations");
  }

  @Override
  protected Map<String, float[]> initialVectors(int dimensions, StrategySettings settings) {
    return Map.of("generations", new float[1]);
  }

  @Override
  protected SearchState update(
      SearchState state, StrategySettings settings, float[][] population, float[] fitness) {
    float[][] elites = elites(population, fitness, settings.real("elite-ratio"));
    float generations = state.vector("generations")[0] + 1;
    float noise = settings.sigma() * settings.sigma() / (1 + generations);
    float[] mean = new float[state.dimensions()];
    float[] sigma = new float[state.dimensions()];
    for (int j = 0; j < mean.length; j++) {
      for (float[] elite : elites) {
        mean[j] += elite[j] / elites.length;
      }
      float variance = noise;
      for (float[] elite : elites) {
        variance += (elite[j] - mean[j]) * (elite[j] - mean[j]) / elites.length;
      }
      sigma[j] = (float) Math.sqrt(variance);
    }
    return new SearchState(mean, sigma, Map.of("generations", new float[] {generations}));
  }

  /** The best candidates, at least one; a fitness that is not a number ranks last. */
  private static float[][] elites(float[][] population, float[] fitness, float ratio) {
    Integer[] order = new Integer[fitness.length];
    Arrays.setAll(order, i -> i);
    Comparator<Integer> byFitness =
        Comparator.comparingDouble(
            i -> Float.isNaN(fitness[i]) ? Double.NEGATIVE_INFINITY : fitness[i]);
    Arrays.sort(order, byFitness.reversed());
    float[][] elites = new float[Math.max(1, (int) (ratio * fitness.length))][];
    Arrays.setAll(elites, i -> population[order[i]]);
    return elites;
  }
}

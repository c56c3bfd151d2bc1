package io.terrarium.strategy;

import java.util.List;
import java.util.Optional;

/**
 * {@code strategy} of an experiment.
 *
 * @param name of a registered strategy: {@code snes}
 * @param population candidates of a generation, at least 2
 * @param sigma initial step size, positive
 * @param temperature 0 for SNES' own weights, above it the weights of Discovered ES
 * @param antithetic whether candidates come in mirrored pairs; the population must then be even
 * @param shaping what fitness becomes; empty where the strategy has weights of its own
 * @param learningRate of the mean, positive; empty where the strategy has a rate of its own
 * @param start the first mean; empty where the search begins at a new candidate of its task
 */
public record StrategySettings(
    String name,
    int population,
    float sigma,
    float temperature,
    boolean antithetic,
    Optional<Shaping> shaping,
    Optional<Float> learningRate,
    Optional<List<Float>> start) {

  /** Settings of a search that begins at a new candidate. */
  public StrategySettings(
      String name,
      int population,
      float sigma,
      float temperature,
      boolean antithetic,
      Optional<Shaping> shaping,
      Optional<Float> learningRate) {
    this(name, population, sigma, temperature, antithetic, shaping, learningRate, Optional.empty());
  }

  /** The same of a strategy that has weights and a rate of its own. */
  public StrategySettings(
      String name, int population, float sigma, float temperature, boolean antithetic) {
    this(name, population, sigma, temperature, antithetic, Optional.empty(), Optional.empty());
  }

  /** The same, but that the search begins there. */
  public StrategySettings startingAt(List<Float> mean) {
    return new StrategySettings(
        name, population, sigma, temperature, antithetic, shaping, learningRate, Optional.of(mean));
  }
}

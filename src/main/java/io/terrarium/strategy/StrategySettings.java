package io.terrarium.strategy;

/**
 * {@code strategy} of an experiment.
 *
 * @param name of a registered strategy: {@code snes}
 * @param population candidates of a generation, at least 2
 * @param sigma initial step size, positive
 * @param temperature 0 for SNES' own weights, above it the weights of Discovered ES
 * @param antithetic whether candidates come in mirrored pairs; the population must then be even
 */
public record StrategySettings(
    String name, int population, float sigma, float temperature, boolean antithetic) {}

package io.terrarium.agent;

/** How many iterations a training takes. */
final class Iterations {

  private Iterations() {}

  /** {@code ceil(total-timesteps / stepsOfOne)}. */
  static int of(HyperparameterSpace space, int stepsOfOne) {
    return (space.size("total-timesteps") + stepsOfOne - 1) / stepsOfOne;
  }
}

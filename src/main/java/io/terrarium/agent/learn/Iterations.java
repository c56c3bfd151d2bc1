package io.terrarium.agent.learn;

import io.terrarium.agent.HyperparameterSpace;

/** How many iterations a training takes. */
public final class Iterations {

  private Iterations() {}

  /** {@code ceil(total-timesteps / stepsOfOne)}. */
  public static int of(HyperparameterSpace space, int stepsOfOne) {
    return (space.size("total-timesteps") + stepsOfOne - 1) / stepsOfOne;
  }
}

package io.terrarium.agent.learn;

import io.terrarium.agent.HyperparameterSpace;

/** The count of iterations that a training takes. */
public final class Iterations {

  private Iterations() {}

  /**
   * {@code ceil(total-timesteps / stepsOfOne)}.
   *
   * @param stepsOfOne environment steps of one iteration, over all copies
   */
  public static int of(HyperparameterSpace space, int stepsOfOne) {
    return (space.size("total-timesteps") + stepsOfOne - 1) / stepsOfOne;
  }
}

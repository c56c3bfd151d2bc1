package io.terrarium.agent.sac;

import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.learn.Iterations;

/** The schedule of a SAC training, which says which iterations update the networks. */
record SacSchedule(int numEnvs, int iterations, int fillBuffer, int gradientSteps) {

  SacSchedule(HyperparameterSpace space) {
    this(
        space.size("num-envs"),
        Iterations.of(space, space.size("num-envs")),
        space.size("fill-buffer"),
        space.size("gradient-steps"));
  }

  /**
   * Whether an iteration updates: it does if more than {@code fillBuffer} transitions are
   * collected, its own included.
   */
  boolean updates(int iteration) {
    return (iteration + 1) * numEnvs > fillBuffer;
  }

  /** The number of updates of a whole training. */
  long updates() {
    return (long) gradientSteps * Math.max(0, iterations - fillBuffer / numEnvs);
  }
}

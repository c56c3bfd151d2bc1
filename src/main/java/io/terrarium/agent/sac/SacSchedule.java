package io.terrarium.agent.sac;

import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.learn.Iterations;

/** What a SAC training does at which of its steps. */
record SacSchedule(int numEnvs, int iterations, int fillBuffer, int gradientSteps) {

  SacSchedule(HyperparameterSpace space) {
    this(
        space.size("num-envs"),
        Iterations.of(space, space.size("num-envs")),
        space.size("fill-buffer"),
        space.size("gradient-steps"));
  }

  /** Whether an iteration updates: more transitions than asked for have been seen, its own too. */
  boolean updates(int iteration) {
    return (iteration + 1) * numEnvs > fillBuffer;
  }

  /** Updates of a whole training. */
  long updates() {
    return (long) gradientSteps * Math.max(0, iterations - fillBuffer / numEnvs);
  }
}

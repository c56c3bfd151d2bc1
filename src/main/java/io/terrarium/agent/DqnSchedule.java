package io.terrarium.agent;

/** What a DQN training does at which of its steps. */
record DqnSchedule(int numEnvs, int iterations, int fillBuffer, int targetUpdateFreq) {

  DqnSchedule(HyperparameterSpace space) {
    this(
        space.size("num-envs"),
        Iterations.of(space, space.size("num-envs")),
        space.size("fill-buffer"),
        space.size("target-update-freq"));
  }

  /** Environment steps before an iteration collects. */
  int stepsBefore(int iteration) {
    return iteration * numEnvs;
  }

  /** Whether an iteration updates; until then actions are uniform. */
  boolean updates(int iteration) {
    return stepsBefore(iteration) > fillBuffer;
  }

  /**
   * Whether the count of environment steps passes a multiple of the target's frequency in an
   * iteration.
   */
  boolean copiesTarget(int iteration) {
    return stepsBefore(iteration + 1) / targetUpdateFreq
        > stepsBefore(iteration) / targetUpdateFreq;
  }

  /** Updates of a whole training. */
  int updates() {
    return Math.max(0, iterations - 1 - fillBuffer / numEnvs);
  }
}

package io.terrarium.agent;

/**
 * What a training of DQN or DDPG does at which of its iterations, each being a step of all copies
 * and, later on, one update.
 */
record SingleUpdateSchedule(int numEnvs, int iterations, int fillBuffer) {

  SingleUpdateSchedule(HyperparameterSpace space) {
    this(
        space.size("num-envs"),
        Iterations.of(space, space.size("num-envs")),
        space.size("fill-buffer"));
  }

  /** Environment steps before an iteration collects. */
  int stepsBefore(int iteration) {
    return iteration * numEnvs;
  }

  /** Whether an iteration updates; until then actions are uniform. */
  boolean updates(int iteration) {
    return stepsBefore(iteration) > fillBuffer;
  }

  /** Whether the count of environment steps passes a multiple of a frequency in an iteration. */
  boolean passes(int frequency, int iteration) {
    return stepsBefore(iteration + 1) / frequency > stepsBefore(iteration) / frequency;
  }

  /** Updates of a whole training. */
  int updates() {
    return Math.max(0, iterations - 1 - fillBuffer / numEnvs);
  }
}

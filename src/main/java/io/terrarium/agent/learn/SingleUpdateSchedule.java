package io.terrarium.agent.learn;

import io.terrarium.agent.HyperparameterSpace;

/**
 * What a training of DQN or DDPG does at which of its iterations, each being a step of all copies
 * and, later on, one update.
 */
public record SingleUpdateSchedule(int numEnvs, int iterations, int fillBuffer) {

  public SingleUpdateSchedule(HyperparameterSpace space) {
    this(
        space.size("num-envs"),
        Iterations.of(space, space.size("num-envs")),
        space.size("fill-buffer"));
  }

  /** Environment steps before an iteration collects. */
  public int stepsBefore(int iteration) {
    return iteration * numEnvs;
  }

  /** Whether an iteration updates; until then actions are uniform. */
  public boolean updates(int iteration) {
    return stepsBefore(iteration) > fillBuffer;
  }

  /** Whether the count of environment steps passes a multiple of a frequency in an iteration. */
  public boolean passes(int frequency, int iteration) {
    return stepsBefore(iteration + 1) / frequency > stepsBefore(iteration) / frequency;
  }

  /** Updates of a whole training. */
  public int updates() {
    return Math.max(0, iterations - 1 - fillBuffer / numEnvs);
  }
}

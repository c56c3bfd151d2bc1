package io.terrarium.agent.learn;

import io.terrarium.agent.HyperparameterSpace;

/**
 * The schedule of an off-policy training of which each iteration is a step of all copies and, once
 * the buffer is filled, one update.
 *
 * @param numEnvs copies of the environment
 * @param iterations of a training
 * @param fillBuffer environment steps before the first update
 */
public record SingleUpdateSchedule(int numEnvs, int iterations, int fillBuffer) {

  /** The schedule by {@code num-envs}, {@code total-timesteps} and {@code fill-buffer}. */
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

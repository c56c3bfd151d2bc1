package io.terrarium.agent.ddpg;

import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.learn.Iterations;

/** The schedule of a TD3 training, whose iterations have {@code delay} steps each. */
public record Td3Schedule(int numEnvs, int iterations, int fillBuffer, int delay) {

  public Td3Schedule(HyperparameterSpace space) {
    this(
        space.size("num-envs"),
        Iterations.of(space, space.size("num-envs") * space.size("policy-delay")),
        space.size("fill-buffer"),
        space.size("policy-delay"));
  }

  /** The number of steps of a whole training, each of all copies of the environment. */
  int steps() {
    return iterations * delay;
  }

  /** Whether the critics are updated after a step; until then actions are uniform. */
  boolean updates(int step) {
    return step * numEnvs > fillBuffer;
  }

  /** Whether a step is the last of its iteration, after which the actor is updated too. */
  boolean endsIteration(int step) {
    return step % delay == delay - 1;
  }

  /** The number of updates of the critics in a whole training. */
  public int criticUpdates() {
    return Math.max(0, steps() - firstUpdate());
  }

  /** The number of updates of the actor in a whole training. */
  public int actorUpdates() {
    return Math.max(0, iterations - firstUpdate() / delay);
  }

  /** The first step after which the critics are updated. */
  private int firstUpdate() {
    return fillBuffer / numEnvs + 1;
  }
}

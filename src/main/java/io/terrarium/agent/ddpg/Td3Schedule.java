package io.terrarium.agent.ddpg;

import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.learn.Iterations;

/** What a TD3 training does at which of its iterations' steps, {@code delay} in each iteration. */
public record Td3Schedule(int numEnvs, int iterations, int fillBuffer, int delay) {

  public Td3Schedule(HyperparameterSpace space) {
    this(
        space.size("num-envs"),
        Iterations.of(space, space.size("num-envs") * space.size("policy-delay")),
        space.size("fill-buffer"),
        space.size("policy-delay"));
  }

  /** Steps of a whole training, each of all copies. */
  int steps() {
    return iterations * delay;
  }

  /** Whether the critics are updated after a step; until then actions are uniform. */
  boolean updates(int step) {
    return step * numEnvs > fillBuffer;
  }

  /** Whether a step is an iteration's last one, so that the actor's update follows its critics'. */
  boolean endsIteration(int step) {
    return step % delay == delay - 1;
  }

  /** Updates of the critics in a whole training. */
  public int criticUpdates() {
    return Math.max(0, steps() - firstUpdate());
  }

  /** Updates of the actor in a whole training. */
  public int actorUpdates() {
    return Math.max(0, iterations - firstUpdate() / delay);
  }

  /** The first step that the critics are updated after. */
  private int firstUpdate() {
    return fillBuffer / numEnvs + 1;
  }
}

package io.terrarium.agent;

/** What a TD3 training does at which of its steps; an iteration collects {@code delay} steps. */
record Td3Schedule(int numEnvs, int iterations, int fillBuffer, int delay) {

  Td3Schedule(HyperparameterSpace space) {
    this(
        space.size("num-envs"),
        Iterations.of(space, space.size("num-envs") * space.size("policy-delay")),
        space.size("fill-buffer"),
        space.size("policy-delay"));
  }

  /** The steps that come before one of an iteration's, each of all copies. */
  int before(int iteration, int i) {
    return iteration * delay + i;
  }

  /** Whether the critics are updated after a step; until then actions are uniform. */
  boolean updatesCritics(int step) {
    return step * numEnvs > fillBuffer;
  }

  /** Whether the actor is updated: its critics were at the iteration's last step. */
  boolean updatesActor(int iteration) {
    return updatesCritics(before(iteration, delay - 1));
  }

  /** Updates of the critics in a whole training. */
  int criticUpdates() {
    return Math.max(0, iterations * delay - 1 - fillBuffer / numEnvs);
  }

  /** Updates of the actor in a whole training. */
  int actorUpdates() {
    int updates = 0;
    for (int iteration = 0; iteration < iterations; iteration++) {
      updates += updatesActor(iteration) ? 1 : 0;
    }
    return updates;
  }
}

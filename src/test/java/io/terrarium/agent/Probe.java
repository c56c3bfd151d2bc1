package io.terrarium.agent;

import io.terrarium.env.Environment;

/**
 * Environments whose values are known: one number is seen, and an episode lasts one step or two.
 */
interface Probe extends Environment {

  /**
   * Of a step.
   *
   * @param seen before it
   * @param last whether it ends the episode
   */
  float reward(float seen, float action, boolean last);

  /** Of an episode. */
  default int steps() {
    return 1;
  }

  @Override
  default int observationSize() {
    return 1;
  }

  @Override
  default int episodeLimit() {
    return 100;
  }

  /** What is seen, and the steps so far. */
  @Override
  default int stateSize() {
    return 2;
  }

  @Override
  default int resetDraws() {
    return 1;
  }

  @Override
  default void reset(float[][] state, int copy, float[] draws, int at) {
    state[0][copy] = steps() == 2 || draws[at] < .5f ? -1 : 1;
    state[1][copy] = 0;
  }

  @Override
  default void observe(float[][] state, int n, float[] observation) {
    System.arraycopy(state[0], 0, observation, 0, n);
  }

  @Override
  default void step(float[][] state, int n, float[] action, float[] reward, boolean[] terminated) {
    for (int i = 0; i < n; i++) {
      terminated[i] = ++state[1][i] == steps();
      reward[i] = reward(state[0][i], action[i], terminated[i]);
      state[0][i] = 1;
    }
  }
}

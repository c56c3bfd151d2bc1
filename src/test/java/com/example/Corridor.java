package com.example;

import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;

/** A walk to the right end of a corridor; every step costs 1. */
public final class Corridor implements Environment {

  @Override
  public String name() {
    return "Corridor-v0";
  }

  @Override
  public int observationSize() {
    return 1;
  }

  @Override
  public ActionSpace actions() {
    return new ActionSpace.Discrete(2);
  }

  @Override
  public int episodeLimit() {
    return 100;
  }

  @Override
  public int stateSize() {
    return 1;
  }

  @Override
  public int resetDraws() {
    return 1;
  }

  @Override
  public void reset(float[][] state, int copy, float[] draws, int at) {
    state[0][copy] = draws[at] - 0.5f;
  }

  @Override
  public void observe(float[][] state, int n, float[] observation) {
    System.arraycopy(state[0], 0, observation, 0, n);
  }

  @Override
  public void step(float[][] state, int n, float[] action, float[] reward, boolean[] terminated) {
    for (int i = 0; i < n; i++) {
      state[0][i] += action[i] == 1 ? 0.1f : -0.1f;
      reward[i] = -1;
      terminated[i] = state[0][i] >= 1;
    }
  }
}

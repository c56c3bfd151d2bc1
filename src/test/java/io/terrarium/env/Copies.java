package io.terrarium.env;

import java.util.Random;

/** Copies of an environment, and what their last step gave. */
final class Copies {

  private final Environment environment;
  private final float[][] state;
  private final float[] observation;
  private final float[] reward;
  private final boolean[] terminated;

  private Copies(Environment environment, int n) {
    this.environment = environment;
    this.state = environment.newState(n);
    this.observation = new float[environment.observationSize() * n];
    this.reward = new float[n];
    this.terminated = new boolean[n];
  }

  /** At the states of the rows, one after the other. */
  static Copies at(Environment environment, float... rows) {
    Copies copies = new Copies(environment, rows.length / environment.stateSize());
    for (int i = 0; i < rows.length; i++) {
      copies.state[i % environment.stateSize()][i / environment.stateSize()] = rows[i];
    }
    return copies;
  }

  /** At starts of episodes. */
  static Copies started(Environment environment, int n, Random random) {
    Copies copies = new Copies(environment, n);
    for (int i = 0; i < n; i++) {
      copies.reset(i, random);
    }
    return copies;
  }

  void reset(int copy, Random random) {
    float[] draws = new float[environment.resetDraws()];
    for (int i = 0; i < draws.length; i++) {
      draws[i] = random.nextFloat();
    }
    environment.reset(state, copy, draws, 0);
  }

  /** What each copy sees, one after the other. */
  float[] observe() {
    environment.observe(state, size(), observation);
    return observation;
  }

  void step(float... action) {
    environment.step(state, size(), action, reward, terminated);
  }

  int size() {
    return reward.length;
  }

  float[][] state() {
    return state;
  }

  /** The state of one copy. */
  float[] row(int copy) {
    float[] row = new float[environment.stateSize()];
    for (int c = 0; c < row.length; c++) {
      row[c] = state[c][copy];
    }
    return row;
  }

  float[] reward() {
    return reward;
  }

  boolean[] terminated() {
    return terminated;
  }
}

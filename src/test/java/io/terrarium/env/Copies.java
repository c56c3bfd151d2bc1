package io.terrarium.env;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

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
    List<StateRow> kept = environment.spec().layout().kept();
    Copies copies = new Copies(environment, rows.length / kept.size());
    for (int i = 0; i < rows.length; i++) {
      kept.get(i % kept.size()).of(copies.state)[i / kept.size()] = rows[i];
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
    StateLayout layout = environment.spec().layout();
    Resets resets = new Resets(layout, 1);
    resets.add(
        copy,
        draws(layout.uniforms().size(), random::nextFloat),
        0,
        draws(layout.normals().size(), () -> (float) random.nextGaussian()),
        0);
    environment.reset(state, resets);
  }

  private static float[] draws(int n, Supplier<Float> draw) {
    float[] draws = new float[n];
    for (int i = 0; i < n; i++) {
      draws[i] = draw.get();
    }
    return draws;
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

  /** A component of the state of all copies, counted among those that are kept. */
  float[] component(int number) {
    return environment.spec().layout().kept().get(number).of(state);
  }

  /** The state of one copy. */
  float[] row(int copy) {
    List<StateRow> kept = environment.spec().layout().kept();
    float[] row = new float[kept.size()];
    for (int c = 0; c < row.length; c++) {
      row[c] = kept.get(c).of(state)[copy];
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

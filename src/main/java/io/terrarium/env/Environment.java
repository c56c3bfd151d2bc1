package io.terrarium.env;

/**
 * An evaluation environment: the real task that scores a trained agent. Immutable; steps many
 * copies at a time. The state of {@code n} copies has an array for each {@link StateRow}, with one
 * number for each copy. The compiler makes vectors of a loop over copies that is short, has no
 * branch, and touches element {@code i} of arrays only. Registered by one line in {@code
 * META-INF/services/io.terrarium.env.Environment}.
 */
public interface Environment {

  /** The description of the environment, which is the same at each call. */
  EnvironmentSpec spec();

  /**
   * Puts copies at the start of an episode.
   *
   * @param state of {@link #newState}
   * @param resets which copies, with the random numbers of each
   */
  void reset(float[][] state, Resets resets);

  /**
   * Writes what the agents see of the first {@code n} copies: {@code observation} is {@code [n,
   * observationSize]}.
   */
  void observe(float[][] state, int n, float[] observation);

  /**
   * Steps the first {@code n} copies once, in place. Does not reset, and does not know of a time
   * limit.
   *
   * @param action {@code [n]} the index of a discrete action, or {@code [n, size]} of a box,
   *     unclipped; always numbers
   * @param reward {@code [n]}, written
   * @param terminated {@code [n]}, written: whether the copy's episode ended in this step by itself
   */
  void step(float[][] state, int n, float[] action, float[] reward, boolean[] terminated);

  /** The published name: {@code CartPole-v1}. */
  default String name() {
    return spec().name();
  }

  /** How many numbers an observation of one copy has. */
  default int observationSize() {
    return spec().observationSize();
  }

  /** The actions that agents may choose from. */
  default ActionSpace actions() {
    return spec().actions();
  }

  /** The published limit on the steps of an episode. */
  default int episodeLimit() {
    return spec().episodeLimit();
  }

  /** The state of n copies, all of it 0. */
  default float[][] newState(int n) {
    return spec().layout().newState(n);
  }
}

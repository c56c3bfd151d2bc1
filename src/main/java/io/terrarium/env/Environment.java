package io.terrarium.env;

/**
 * An evaluation environment: the real task that scores a trained agent. It is immutable and steps
 * many copies at a time. The state of {@code n} copies has an array for each {@link StateRow}, with
 * one number for each copy. The compiler makes vectors of a loop over copies that is short, has no
 * branch, and touches element {@code i} of arrays only. An environment is registered by one line in
 * {@code META-INF/services/io.terrarium.env.Environment}.
 */
public interface Environment {

  /** The description of the environment; it is the same at each call. */
  EnvironmentSpec spec();

  /**
   * Puts copies at the start of an episode.
   *
   * @param state a state that {@link #newState} gave
   * @param resets the copies to reset, with the random numbers of each
   */
  void reset(float[][] state, Resets resets);

  /**
   * Writes what the agents see of the first {@code n} copies: {@code observation} is {@code [n,
   * observationSize]}.
   */
  void observe(float[][] state, int n, float[] observation);

  /**
   * Steps the first {@code n} copies once, in place. It does not reset a copy, and does not know of
   * a time limit.
   *
   * @param action {@code [n]} the index of a discrete action, or {@code [n, size]} of a box, not
   *     clipped to the bounds, and never NaN
   * @param reward {@code [n]}, written
   * @param terminated {@code [n]}, written: whether the copy's episode ended in this step by itself
   */
  void step(float[][] state, int n, float[] action, float[] reward, boolean[] terminated);

  /** The published name, such as {@code CartPole-v1}. */
  default String name() {
    return spec().name();
  }

  /** The length of an observation of one copy. */
  default int observationSize() {
    return spec().observationSize();
  }

  /** The actions that agents may take. */
  default ActionSpace actions() {
    return spec().actions();
  }

  /** The published limit on the steps of an episode. */
  default int episodeLimit() {
    return spec().episodeLimit();
  }

  /** A state of {@code n} copies, in which every number is 0. */
  default float[][] newState(int n) {
    return spec().layout().newState(n);
  }
}

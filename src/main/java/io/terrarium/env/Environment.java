package io.terrarium.env;

/**
 * An evaluation environment: the real task that scores a trained agent. Immutable; steps many
 * copies at a time. The state of {@code n} copies is an array of {@link #stateSize} rows of {@code
 * n} numbers: component {@code c} of copy {@code i} is {@code state[c * n + i]}. Registered by one
 * line in {@code META-INF/services/io.terrarium.env.Environment}.
 */
public interface Environment {

  /** The published name: {@code CartPole-v1}. */
  String name();

  /** Numbers in an observation of one copy. */
  int observationSize();

  /** What agents may do in it. */
  ActionSpace actions();

  /** The published limit on the steps of an episode. */
  int episodeLimit();

  /** Numbers in the state of one copy. */
  int stateSize();

  /** How many random numbers a reset takes. */
  int resetDraws();

  /**
   * Puts one copy at the start of an episode.
   *
   * @param state {@code [stateSize, n]}
   * @param copy which of the n
   * @param draws uniform numbers in [0, 1), {@link #resetDraws} of them from {@code at} on
   */
  void reset(float[] state, int n, int copy, float[] draws, int at);

  /**
   * Writes what the agents see of each copy: {@code observation} is {@code [n, observationSize]}.
   */
  void observe(float[] state, int n, float[] observation);

  /**
   * Steps every copy once, in place. Does not reset, and does not know of a time limit.
   *
   * @param action {@code [n]} the index of a discrete action, or {@code [n, size]} of a box,
   *     unclipped
   * @param reward {@code [n]}, written
   * @param terminated {@code [n]}, written: whether the copy's episode ended in this step by itself
   */
  void step(float[] state, int n, float[] action, float[] reward, boolean[] terminated);
}

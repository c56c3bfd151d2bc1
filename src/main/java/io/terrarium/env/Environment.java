package io.terrarium.env;

import java.util.List;
import java.util.stream.IntStream;

/**
 * An evaluation environment: the real task that scores a trained agent. Immutable; steps many
 * copies at a time. The state of {@code n} copies has a row for each component: component {@code c}
 * of copy {@code i} is {@code state[c][i]}. The compiler makes vectors of a loop over copies that
 * is short, has no branch, and touches element {@code i} of arrays only. Registered by one line in
 * {@code META-INF/services/io.terrarium.env.Environment}.
 */
public interface Environment {

  /** The published name: {@code CartPole-v1}. */
  String name();

  /** Numbers in an observation of one copy. */
  int observationSize();

  /** What those numbers are, for people. */
  default List<String> observationNames() {
    return numbered("observation", observationSize());
  }

  /** What agents may do in it. */
  ActionSpace actions();

  /** What each action of a discrete space does, or what each component of a box is, for people. */
  default List<String> actionNames() {
    return numbered("action", actions().size());
  }

  /** The published limit on the steps of an episode. */
  int episodeLimit();

  /** Numbers in the state of one copy. */
  int stateSize();

  /** Further rows of the state that stepping and observing compute in; nothing is kept there. */
  default int workRows() {
    return 0;
  }

  /** Room for the state of n copies. */
  default float[][] newState(int n) {
    return new float[stateSize() + workRows()][n];
  }

  /** How many random numbers a reset takes. */
  int resetDraws();

  /**
   * Puts one copy at the start of an episode.
   *
   * @param state of {@link #newState}
   * @param copy which one
   * @param draws uniform numbers in [0, 1), {@link #resetDraws} of them from {@code at} on
   */
  void reset(float[][] state, int copy, float[] draws, int at);

  /**
   * Writes what the agents see of each copy: {@code observation} is {@code [n, observationSize]}.
   */
  void observe(float[][] state, int n, float[] observation);

  /**
   * Steps every copy once, in place. Does not reset, and does not know of a time limit.
   *
   * @param action {@code [n]} the index of a discrete action, or {@code [n, size]} of a box,
   *     unclipped; always numbers
   * @param reward {@code [n]}, written
   * @param terminated {@code [n]}, written: whether the copy's episode ended in this step by itself
   */
  void step(float[][] state, int n, float[] action, float[] reward, boolean[] terminated);

  private static List<String> numbered(String noun, int n) {
    return IntStream.range(0, n).mapToObj(i -> noun + " " + i).toList();
  }
}

package io.terrarium.agent;

import io.terrarium.compute.Block;

/** A policy of every agent of a backend. */
public interface Policy {

  /** The number of observations that it acts on at once. */
  int rows();

  /** The kind of random numbers that it takes for an action. */
  ActionNoise chance();

  /**
   * Chooses actions.
   *
   * @param observation {@code [rows, observationSize]}
   * @param draws {@code [rows, chance().columns(actions)]}: the only randomness in the choice
   * @param action written: {@code [rows, 1]} indices of discrete actions, or {@code [rows, size]}
   *     of a box, within its bounds; not a number if a parameter or an observation that affects it
   *     is not
   */
  void act(Block observation, Block draws, Block action);
}

package io.terrarium.agent;

import io.terrarium.compute.Block;

/** A policy of every agent of a backend. */
public interface Policy {

  /** Observations it acts on at once. */
  int rows();

  /** The random numbers that it takes for an action. */
  ActionNoise chance();

  /**
   * Chooses actions.
   *
   * @param observation {@code [rows, observationSize]}
   * @param draws {@code [rows, chance().columns(actions)]}: all the chance there is in the choice
   * @param action written: {@code [rows, 1]} indices of discrete actions, or {@code [rows, size]}
   *     of a box, within its bounds; not a number where a parameter or an observation that counts
   *     is not
   */
  void act(Block observation, Block draws, Block action);
}

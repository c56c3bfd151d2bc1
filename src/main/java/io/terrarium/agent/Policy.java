package io.terrarium.agent;

import io.terrarium.compute.Block;

/** A policy: chooses actions for every agent that a backend computes at once. */
public interface Policy {

  /** The number of observations that it acts on at once. */
  int rows();

  /** The kind of random numbers that it needs to choose an action. */
  ActionNoise chance();

  /**
   * Chooses actions.
   *
   * @param observation {@code [rows, observationSize]}
   * @param draws {@code [rows, chance().columns(actions)]}: the random numbers of the choice
   * @param action written: {@code [rows, 1]} indices of discrete actions, or {@code [rows, size]}
   *     of a box, within its bounds; NaN where a parameter or an observation that matters is NaN
   */
  void act(Block observation, Block draws, Block action);
}

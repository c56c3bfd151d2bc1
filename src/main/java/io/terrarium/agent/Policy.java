package io.terrarium.agent;

import io.terrarium.compute.Block;

/** Acts for every agent of a backend. */
public interface Policy {

  /** Observations it acts on at once. */
  int rows();

  /**
   * Chooses actions.
   *
   * @param observation {@code [rows, observationSize]}
   * @param uniforms {@code [rows, 1]}: all the chance there is in the choice
   * @param action written: {@code [rows, 1]} indices of discrete actions, or {@code [rows, size]}
   *     of a box
   */
  void act(Block observation, Block uniforms, Block action);
}

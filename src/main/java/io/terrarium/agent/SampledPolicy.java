package io.terrarium.agent;

import io.terrarium.compute.Block;

/** A policy that samples its actions, and says how probable they were. */
public interface SampledPolicy extends Policy {

  /**
   * Samples actions.
   *
   * @param draws the random numbers, as in {@link #act}
   * @param action written: indices, or vectors that may lie outside the bounds of a box
   * @param logProbability written: {@code [rows, 1]}
   */
  void sample(Block observation, Block draws, Block action, Block logProbability);

  /** The actions as the environment takes them: within the bounds of a box. */
  Block bounded(Block action);
}

package io.terrarium.env;

import io.terrarium.compute.Block;
import io.terrarium.math.Key;

/**
 * Copies of an environment for each agent of a backend, stepped together; a copy whose episode ends
 * starts the next one in the same step. An object is not safe for use by several threads.
 */
public interface VectorEnvironment {

  /**
   * Starts every copy anew.
   *
   * @param keys the key of each agent's draws
   * @param observation {@code [copies, observationSize]}, written
   */
  void reset(Key[] keys, Block observation);

  /**
   * Steps every copy.
   *
   * @param observation the observations that the last call wrote
   * @param action {@code [copies, 1]} the index of a discrete action, or {@code [copies, size]} of
   *     a box
   * @param step written
   */
  void step(Block observation, Block action, Step step);
}

package io.terrarium.agent.learn;

import io.terrarium.compute.Block;
import io.terrarium.math.Key;

/** A source of standard normal numbers for the updates of a training. */
public interface TargetNoise {

  /**
   * Begins a training.
   *
   * @param keys one for each agent
   */
  void start(Key[] keys);

  /** The numbers of the next update, {@code [rows, n]}; they stay until the next call. */
  Block next();
}

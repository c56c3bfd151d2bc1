package io.terrarium.agent.learn;

import io.terrarium.compute.Block;
import io.terrarium.math.Key;

/** The standard normal numbers of the updates of a training. */
public interface TargetNoise {

  /** Begins a training. */
  void start(Key[] keys);

  /** The next update's, {@code [rows, n]}; they stay until the next call. */
  Block next();
}

package io.terrarium.agent;

import io.terrarium.compute.Block;
import io.terrarium.random.Key;

/** The standard normal numbers of the updates of a training. */
interface Noise {

  /** Begins a training. */
  void start(Key[] keys);

  /** The next update's, {@code [rows, n]}; they stay until the next call. */
  Block next();
}

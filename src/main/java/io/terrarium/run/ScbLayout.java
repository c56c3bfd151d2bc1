package io.terrarium.run;

import io.terrarium.scb.ScbSpec;

/** How many parameters the file of a synthetic environment must hold, counted before anything is built from its sizes. */
final class ScbLayout {

  private ScbLayout() {}

  /** At horizon 1: initial state {@code observation -> observation}, reward {@code observation + action -> 1}. */
  static long parameters(ScbSpec spec, int observationSize, int actionSize) {
    long observation = observationSize;
    return network(spec, observation, observation) + network(spec, observation + actionSize, 1);
  }

  private static long network(ScbSpec spec, long inputs, long outputs) {
    long count = 0;
    long from = inputs;
    for (int to : spec.hidden()) {
      count += (from + 1) * to;
      from = to;
    }
    return count + (from + 1) * outputs;
  }
}

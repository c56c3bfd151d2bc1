package io.terrarium.agent;

import io.terrarium.compute.Block;

/** A stochastic policy, which also gives the probability of the actions that it samples. */
public interface SampledPolicy extends Policy {

  /**
   * Samples actions.
   *
   * @param observation {@code [rows, observationSize]}
   * @param draws as for {@link #act}
   * @param action written, as by {@link #act}, but an action in a box may be beyond its bounds
   * @param logProbability written: {@code [rows, 1]}, the log of the probability or density
   */
  void sample(Block observation, Block draws, Block action, Block logProbability);

  /** The sampled actions as the environment takes them, within the bounds of a box. */
  Block bounded(Block action);
}

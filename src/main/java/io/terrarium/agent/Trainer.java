package io.terrarium.agent;

import io.terrarium.compute.Block;
import io.terrarium.math.Key;
import java.util.List;

/**
 * Trains agents, as many at once as its backend computes, and any number of times in the memory
 * that it was made with. Only one thread may use it at a time.
 */
public interface Trainer {

  /**
   * Trains from scratch.
   *
   * @param keys one for each agent; everything random in its training depends on it
   * @param hyperparameters one for each agent
   */
  void train(Key[] keys, List<Hyperparameters> hyperparameters);

  /** The parameters of the trained policies: {@code [1, shape.parameters()]} for each agent. */
  Block policyParameters();

  /**
   * The number of updates of each network in the last training; that of the critics where the actor
   * has fewer.
   */
  int updates();
}

package io.terrarium.agent;

import io.terrarium.compute.Block;
import io.terrarium.math.Key;
import java.util.List;

/**
 * Trains one agent for each agent of a backend, as often as it is asked to. All blocks are
 * allocated when the trainer is made. A trainer is not safe for use by several threads.
 */
public interface Trainer {

  /**
   * Trains from scratch.
   *
   * @param keys one for each agent, which determines all that is random in its training
   * @param hyperparameters one for each agent
   */
  void train(Key[] keys, List<Hyperparameters> hyperparameters);

  /** The parameters of the network that acts. */
  Block policyParameters();

  /**
   * The number of updates in the last training: of each network, or of the critics if the actor has
   * fewer.
   */
  int updates();
}

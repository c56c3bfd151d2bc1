package io.terrarium.scb;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;

/**
 * The input of networks that take an observation and an action: {@code [observation, action]} of
 * each copy, with a discrete action as a one-hot vector.
 */
final class StateActions {

  private final Backend backend;
  private final boolean discrete;
  private final Block joined;

  StateActions(Backend backend, int observationSize, ActionSpace actions, int copies) {
    this.backend = backend;
    this.discrete = actions instanceof ActionSpace.Discrete;
    this.joined = backend.block(copies, observationSize + actions.size());
  }

  /**
   * Joins both to {@code [copies, observationSize + actions.size()]}, which the next call
   * overwrites.
   */
  Block of(Block observation, Block action) {
    if (discrete) {
      backend.appendOneHot(observation, action, joined);
    } else {
      backend.append(observation, action, joined);
    }
    return joined;
  }
}

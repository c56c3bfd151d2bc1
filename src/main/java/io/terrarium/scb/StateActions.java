package io.terrarium.scb;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;

/** {@code [observation, action]} of each copy, a discrete action one-hot. */
final class StateActions {

  private final Backend backend;
  private final boolean discrete;
  private final Block joined;

  StateActions(Backend backend, int observationSize, ActionSpace actions, int copies) {
    this.backend = backend;
    this.discrete = actions instanceof ActionSpace.Discrete;
    this.joined = backend.block(copies, observationSize + actions.size());
  }

  /** {@code [copies, observationSize + actions.size()]}, until the next call. */
  Block of(Block observation, Block action) {
    if (discrete) {
      backend.appendOneHot(observation, action, joined);
    } else {
      backend.append(observation, action, joined);
    }
    return joined;
  }
}

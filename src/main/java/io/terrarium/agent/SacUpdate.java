package io.terrarium.agent;

import io.terrarium.compute.Block;
import io.terrarium.random.Key;

/** The steps of SAC's update on a batch, in this order; the temperature's follows. */
interface SacUpdate {

  /** Begins a training: draws begin anew. */
  void start(Key[] keys);

  /** Updates the actor. */
  void updateActor(Transitions batch);

  /** The soft values of the next observations, by the updated actor and the target critics. */
  Block target(Transitions batch);

  /** Updates the critics towards a target. */
  void updateCritics(Transitions batch, Block target);

  /**
   * Of the batch's actions by the actor before its update, {@code [rows, 1]}; where actions are
   * discrete its expectation.
   */
  Block logProbability();
}

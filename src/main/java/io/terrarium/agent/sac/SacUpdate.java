package io.terrarium.agent.sac;

import io.terrarium.agent.learn.Transitions;
import io.terrarium.compute.Block;
import io.terrarium.math.Key;

/** SAC's update on a batch of transitions, as a whole and in its steps. */
interface SacUpdate {

  /** Begins a training, for which the random numbers begin anew. */
  void start(Key[] keys);

  /**
   * Makes one whole update. The actor comes first, so that the critics' target uses the updated
   * actor; the temperature comes last, so that both use the previous temperature.
   *
   * @param isBandit whether every transition ends its episode, so that the target is the reward
   */
  default void update(Transitions batch, boolean isBandit) {
    updateActor(batch);
    updateCritics(batch, isBandit ? batch.reward() : target(batch));
    updateTemperature();
  }

  /** Updates the actor. */
  void updateActor(Transitions batch);

  /** The soft values of the next observations, by the actor and the target critics. */
  Block target(Transitions batch);

  /** Updates the critics towards a target. */
  void updateCritics(Transitions batch, Block target);

  /**
   * Updates the temperature by the log probabilities that the actor gave to the batch's actions
   * before its update. If actions are discrete, these are expectations.
   */
  void updateTemperature();
}

package io.terrarium.agent;

import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.env.TrainingEnvironment;
import java.util.List;
import java.util.Optional;

/**
 * An inner-loop algorithm: what it declares, how it trains and how its agents act. It is registered
 * by one line in {@code META-INF/services/io.terrarium.agent.Algorithm} and has no state.
 */
public interface Algorithm {

  /** The published name in lower case: {@code ppo}. */
  String name();

  /**
   * All its hyperparameters with their published values, in the order in which they are written.
   */
  List<Hyperparameter> hyperparameters();

  /** Whether its agents can act in such a space. */
  boolean supports(ActionSpace actions);

  /**
   * Checks that the values of a space fit each other. Each value by itself is already known to be
   * allowed.
   *
   * @return what is wrong; empty if an agent can train
   */
  Optional<Conflict> conflict(HyperparameterSpace space);

  /**
   * Whether its trainers can bootstrap time limits, as {@link
   * HyperparameterSpace#bootstrapTimeLimit} says. An experiment that asks for this is refused if
   * the algorithm cannot do it. An algorithm that collects its experience with {@code
   * ReplayCollector} can.
   */
  default boolean bootstrapsTimeLimits() {
    return false;
  }

  /**
   * A trainer of as many agents as the backend has.
   *
   * @param space the hyperparameters, which have no {@link #conflict}
   * @param environment the environment to train in; the trainer opens as many copies as it needs
   */
  Trainer trainer(Backend backend, HyperparameterSpace space, TrainingEnvironment environment);

  /** The shape of the policy whose parameters {@link Trainer#policyParameters} are. */
  PolicyShape policyShape(int observationSize, ActionSpace actions, Activation activation);

  /**
   * Opens a trained policy for evaluations.
   *
   * @param parameters the trained parameters, {@code [1, shape.parameters()]}
   * @param rows the number of observations that it acts on at once
   */
  Policy policy(Backend backend, PolicyShape shape, Block parameters, int rows);

  /**
   * The number of multiply-adds of one training that no implementation can avoid: those of the
   * forward and backward passes of all updates.
   */
  long updateMultiplyAdds(HyperparameterSpace space, int observationSize, ActionSpace actions);
}

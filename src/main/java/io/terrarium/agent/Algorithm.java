package io.terrarium.agent;

import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.env.TrainingEnvironment;
import java.util.List;
import java.util.Optional;

/**
 * A reinforcement-learning algorithm, which trains agents in an environment. One line in {@code
 * META-INF/services/io.terrarium.agent.Algorithm} registers it.
 */
public interface Algorithm {

  /** The published name in lower case: {@code ppo}. */
  String name();

  /** All hyperparameters with their published values, in the order in which files list them. */
  List<Hyperparameter> hyperparameters();

  /** Whether its agents can act in a space of actions. */
  boolean supports(ActionSpace actions);

  /**
   * Finds values that are allowed one by one and do not go together, such as sizes that do not fit
   * each other.
   *
   * @return the conflict; empty where an agent can train
   */
  Optional<Conflict> conflict(HyperparameterSpace space);

  /**
   * Allocates what training agents in an environment needs, for as many agents as the backend
   * computes at once.
   */
  Trainer trainer(Backend backend, HyperparameterSpace space, TrainingEnvironment environment);

  /** The shape of the policy whose parameters are {@link Trainer#policyParameters}. */
  PolicyShape policyShape(int observationSize, ActionSpace actions, Activation activation);

  /**
   * Builds a trained policy, as evaluations play it.
   *
   * @param parameters {@code [1, shape.parameters()]}
   * @param rows the number of observations that it acts on at once
   */
  Policy policy(Backend backend, PolicyShape shape, Block parameters, int rows);

  /**
   * The number of multiply-adds of one training that no implementation can avoid: those of the
   * forward and backward passes of all updates.
   */
  long updateMultiplyAdds(HyperparameterSpace space, int observationSize, ActionSpace actions);
}

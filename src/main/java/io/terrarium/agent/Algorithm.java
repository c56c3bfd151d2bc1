package io.terrarium.agent;

import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.env.TrainingEnvironment;
import java.util.List;
import java.util.Optional;

/**
 * An inner-loop algorithm. Registered by one line in {@code
 * META-INF/services/io.terrarium.agent.Algorithm}.
 */
public interface Algorithm {

  /** The published name in lower case: {@code ppo}. */
  String name();

  /**
   * All its hyperparameters with their published values, in the order in which they are written.
   */
  List<Hyperparameter> hyperparameters();

  /** Whether it can act in such a space. */
  boolean supports(ActionSpace actions);

  /**
   * What is wrong with a space whose values are each allowed: sizes that do not fit each other.
   *
   * @return empty where an agent can train
   */
  Optional<Conflict> conflict(HyperparameterSpace space);

  /**
   * Whether its trainers do what {@link HyperparameterSpace#bootstrapTimeLimit} says. An experiment
   * that asks it of one that does not is refused. What collects its experience with {@code
   * ReplayCollector} does.
   */
  default boolean bootstrapsTimeLimits() {
    return false;
  }

  /** The room to train agents in an environment, one for each agent of the backend. */
  Trainer trainer(Backend backend, HyperparameterSpace space, TrainingEnvironment environment);

  /** What acts, whose parameters {@link Trainer#policyParameters} are. */
  PolicyShape policyShape(int observationSize, ActionSpace actions, Activation activation);

  /**
   * A trained policy as evaluations play it.
   *
   * @param parameters {@code [1, shape.parameters()]}
   * @param rows observations it acts on at once
   */
  Policy policy(Backend backend, PolicyShape shape, Block parameters, int rows);

  /**
   * Multiply-adds of one training that no implementation avoids: forward and backward passes of all
   * updates.
   */
  long updateMultiplyAdds(HyperparameterSpace space, int observationSize, ActionSpace actions);
}

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
   * Checks a space whose values are each allowed for sizes that do not fit each other.
   *
   * @return what is wrong; empty where an agent can train
   */
  Optional<Conflict> conflict(HyperparameterSpace space);

  /**
   * Whether its trainers do what {@link HyperparameterSpace#bootstrapTimeLimit} says. An experiment
   * that asks it of an algorithm that does not is refused. An algorithm that collects its
   * experience with {@code ReplayCollector} does.
   */
  default boolean bootstrapsTimeLimits() {
    return false;
  }

  /**
   * A trainer of as many agents as the backend has.
   *
   * @param space without a conflict
   * @param environment of which it opens as many copies as it needs
   */
  Trainer trainer(Backend backend, HyperparameterSpace space, TrainingEnvironment environment);

  /** The shape of the policy whose parameters {@link Trainer#policyParameters} are. */
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

package io.terrarium.agent;

import io.terrarium.env.ActionSpace;
import java.util.List;
import java.util.Optional;

/** An inner-loop algorithm. Registered by one line in {@code META-INF/services/io.terrarium.agent.Algorithm}. */
public interface Algorithm {

  /** The published name in lower case: {@code ppo}. */
  String name();

  /** All its hyperparameters with their published values, in the order in which they are drawn and written. */
  List<Hyperparameter> hyperparameters();

  /** Whether it can act in such a space. */
  boolean supports(ActionSpace actions);

  /**
   * What is wrong with a space whose values are each allowed: sizes that do not fit each other.
   *
   * @return the sentence, naming the hyperparameters and what would be right
   */
  Optional<String> conflict(HyperparameterSpace space);
}

package io.terrarium.meta;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.HyperparameterSpace;

/**
 * An algorithm with the values that its agents' hyperparameters are drawn from.
 *
 * @param space the hyperparameters of this algorithm
 */
public record TrainedAlgorithm(Algorithm algorithm, HyperparameterSpace space) {

  /** The algorithm's name. */
  public String name() {
    return algorithm.name();
  }
}

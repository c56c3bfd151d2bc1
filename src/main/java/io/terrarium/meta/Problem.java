package io.terrarium.meta;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.compute.Backend;
import io.terrarium.math.Key;

/**
 * A problem whose candidates are evolved: it says how long a candidate, a vector of numbers, is and
 * how agents try it. It knows nothing of strategies, generations or populations. It is immutable
 * and safe to share between threads.
 */
public interface Problem {

  /**
   * The length of a candidate.
   *
   * @throws ArithmeticException if it is too large to count
   */
  int dimensions();

  /** Draws the candidate at which a search begins, {@code [dimensions]}. */
  float[] initialise(Key key);

  /**
   * Opens trials of an algorithm in candidates, as many at a time as the backend has agents.
   *
   * @param space what each agent's hyperparameters are drawn from
   * @throws io.terrarium.file.BadInput if the algorithm cannot try these candidates
   */
  TrialRunner open(Backend backend, Algorithm algorithm, HyperparameterSpace space);
}

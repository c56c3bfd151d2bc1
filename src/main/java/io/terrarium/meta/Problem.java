package io.terrarium.meta;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.compute.Backend;
import io.terrarium.file.BadInput;
import io.terrarium.math.Key;
import java.util.Optional;

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
   * The sentence that says why an algorithm cannot try these candidates, and what would be right.
   * It is empty if the algorithm can, and {@link #open} is asked for no other.
   */
  default Optional<String> refusal(TrainedAlgorithm algorithm) {
    return Optional.empty();
  }

  /**
   * Checks that an algorithm can try these candidates.
   *
   * @throws BadInput if it cannot
   */
  default void requireTriable(TrainedAlgorithm algorithm) {
    refusal(algorithm)
        .ifPresent(
            sentence -> {
              throw new BadInput(sentence);
            });
  }

  /**
   * Opens trials of an algorithm in candidates, as many at a time as the backend has agents.
   *
   * @param space what each agent's hyperparameters are drawn from
   */
  TrialRunner open(Backend backend, Algorithm algorithm, HyperparameterSpace space);
}

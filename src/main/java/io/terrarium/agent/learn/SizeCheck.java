package io.terrarium.agent.learn;

import io.terrarium.agent.Conflict;
import io.terrarium.agent.Hyperparameter;
import java.util.List;
import java.util.Optional;

/** The check of a size that is a product of hyperparameters, for {@code Algorithm.conflict}. */
public final class SizeCheck {

  private SizeCheck() {}

  /**
   * Checks that a size is at most {@link Hyperparameter#LARGEST_SIZE}.
   *
   * @param hyperparameters the names of those that it is a product of
   * @param name what the size is called: {@code num-envs x num-steps}
   * @return the conflict; empty where there is none
   */
  public static Optional<Conflict> conflict(List<String> hyperparameters, String name, long size) {
    return size <= Hyperparameter.LARGEST_SIZE
        ? Optional.empty()
        : Optional.of(
            new Conflict(
                hyperparameters,
                "%s must be at most %d, is %d".formatted(name, Hyperparameter.LARGEST_SIZE, size)));
  }
}

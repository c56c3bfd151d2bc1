package io.terrarium.agent.learn;

import io.terrarium.agent.Conflict;
import io.terrarium.agent.Hyperparameter;
import java.util.List;
import java.util.Optional;

/** What is wrong with a size that is a product of hyperparameters. */
public final class SizeCheck {

  private SizeCheck() {}

  /**
   * The conflict, if the size is too large to be counted in an int with ease.
   *
   * @param hyperparameters that it is a product of
   * @param name of the size: {@code num-envs x num-steps}
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

package io.terrarium.agent;

import java.util.List;
import java.util.Optional;

/** Checks a space that came from a file against what its algorithm declares. */
public final class SpaceCheck {

  private SpaceCheck() {}

  /** Says what is wrong with a space, as the end of a sentence; empty if an agent can train. */
  public static Optional<String> complaint(Algorithm algorithm, HyperparameterSpace space) {
    for (Hyperparameter each : algorithm.hyperparameters()) {
      List<Double> values = space.choices().getOrDefault(each.name(), List.of());
      if (values.isEmpty()) {
        return Optional.of("has no " + each.name() + " of " + algorithm.name());
      }
      if (!values.stream().allMatch(each::allows)) {
        return Optional.of(
            "has " + each.name() + " = " + values + ", which " + algorithm.name() + " cannot have");
      }
    }
    if (space.bootstrapTimeLimit() && !algorithm.bootstrapsTimeLimits()) {
      return Optional.of(
          "has bootstrap-time-limit = true, which " + algorithm.name() + " cannot have");
    }
    return algorithm.conflict(space).map(conflict -> "does not fit itself: " + conflict.sentence());
  }
}

package io.terrarium.experiment;

import io.terrarium.file.BadInput;
import io.terrarium.registry.Registry;
import io.terrarium.strategy.Strategy;
import io.terrarium.strategy.StrategyHyperparameter;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Checks what a strategy declares of itself, because a plugin may declare anything. */
final class StrategyDeclarations {

  private StrategyDeclarations() {}

  /**
   * Refuses strategies whose hyperparameters or vectors are not declared well.
   *
   * @throws BadInput which names the first of them and says what is wrong
   */
  static void require(Registry<Strategy> strategies) {
    strategies.requireWellDeclared(StrategyDeclarations::require);
  }

  private static void require(Strategy strategy) {
    requireHyperparameters(
        Objects.requireNonNull(strategy.hyperparameters(), "its list of hyperparameters is null"));
    requireVectors(Objects.requireNonNull(strategy.vectors(), "its list of vectors is null"));
  }

  private static void requireHyperparameters(List<StrategyHyperparameter> declared) {
    Set<String> names = new HashSet<>();
    for (StrategyHyperparameter each : declared) {
      Objects.requireNonNull(each, "one of its hyperparameters is null");
      if (StrategyKeys.OF_ALL.contains(each.name())) {
        throw new IllegalArgumentException(
            "it declares a hyperparameter " + each.name() + ", which is a key of every strategy");
      }
      if (!names.add(each.name())) {
        throw new IllegalArgumentException(
            "it declares the hyperparameter %s twice".formatted(each.name()));
      }
    }
  }

  private static void requireVectors(List<String> vectors) {
    Set<String> names = new HashSet<>();
    for (String each : vectors) {
      Objects.requireNonNull(each, "the name of one of its vectors is null");
      if (each.isEmpty() || !Character.isLetter(each.charAt(0))) {
        throw new IllegalArgumentException(
            "the name of a vector must begin with a letter, is \"%s\"".formatted(each));
      }
      if (!names.add(each)) {
        throw new IllegalArgumentException("it declares the vector %s twice".formatted(each));
      }
    }
  }
}

package io.terrarium.strategy;

import io.terrarium.math.Key;
import java.util.List;
import java.util.Optional;

/**
 * An evolution strategy, which maximises. Its methods are pure functions on arrays, and safe to
 * share between threads. A candidate is rebuilt from the state and the generation's key wherever it
 * is needed. A strategy is registered by one line in {@code
 * META-INF/services/io.terrarium.strategy.Strategy}. One that samples a normal distribution with a
 * step size for each parameter extends {@link GaussianStrategy}.
 */
public interface Strategy {

  /** The published name in lower case: {@code snes}. */
  String name();

  /**
   * All its hyperparameters besides population and sigma, in the order in which they are written.
   * An experiment that sets others is refused.
   */
  default List<StrategyHyperparameter> hyperparameters() {
    return List.of();
  }

  /**
   * Says what is wrong with settings whose values are each allowed: values that do not go together.
   *
   * @return empty where a search can begin
   */
  default Optional<StrategyConflict> conflict(StrategySettings settings) {
    return Optional.empty();
  }

  /**
   * The names of the vectors that its states have besides the mean and the step sizes. Each begins
   * with a letter, because numbers stand for vectors that have no names yet. Checkpoints and
   * messages keep the vectors in this order and without the names: another order, or another
   * meaning of one, makes runs unreadable that were begun before.
   */
  default List<String> vectors() {
    return List.of();
  }

  /**
   * The state before the first generation. Its vectors have the lengths that they keep.
   *
   * @param mean where the search begins
   */
  SearchState initialise(float[] mean, StrategySettings settings);

  /**
   * Rebuilds one candidate of a generation.
   *
   * @param generation the key of the generation
   * @param index from 0 to the population - 1
   */
  float[] ask(SearchState state, StrategySettings settings, Key generation, int index);

  /**
   * The state after a generation; the arguments stay as they are.
   *
   * @param fitness of each candidate in index order; higher is better, and what is not a number
   *     ranks last; a run does not tell of a generation in which every candidate failed
   */
  SearchState tell(SearchState state, StrategySettings settings, Key generation, float[] fitness);
}

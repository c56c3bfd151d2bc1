package io.terrarium.strategy;

import io.terrarium.math.Key;
import java.util.Set;

/**
 * An evolution strategy, maximising: pure functions on arrays, safe to share between threads. A
 * candidate is rebuilt from the state and the generation's key wherever it is needed. Registered by
 * one line in {@code META-INF/services/io.terrarium.strategy.Strategy}. One that samples a normal
 * distribution with a step size for each parameter extends {@link GaussianStrategy}.
 */
public interface Strategy {

  /** The published name in lower case: {@code snes}. */
  String name();

  /** The keys that it uses; an experiment that sets others is refused. */
  Set<StrategyKey> keys();

  /** The state before the first generation. */
  SearchState initialise(float[] mean, StrategySettings settings);

  /** One candidate of a generation: {@code index} from 0 to the population - 1. */
  float[] ask(SearchState state, StrategySettings settings, Key generation, int index);

  /**
   * The state after a generation.
   *
   * @param fitness of each candidate in index order; higher is better, and what is not a number
   *     ranks last; a run does not tell of a generation in which every candidate failed
   */
  SearchState tell(SearchState state, StrategySettings settings, Key generation, float[] fitness);
}

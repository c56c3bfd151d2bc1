package io.terrarium.meta;

import io.terrarium.strategy.SearchState;

/**
 * The state from which a run goes on after a generation.
 *
 * @param nextGeneration the first generation that is not finished
 * @param search the strategy's state after the last finished generation
 * @param streak how many of the latest scheduled scorings in a row reached the experiment's stop
 *     score
 * @param failedStreak how many of the latest generations in a row had only candidates that failed
 */
public record RunState(long nextGeneration, SearchState search, int streak, int failedStreak) {

  /** A state whose last generation did not fail. */
  public RunState(long nextGeneration, SearchState search, int streak) {
    this(nextGeneration, search, streak, 0);
  }
}

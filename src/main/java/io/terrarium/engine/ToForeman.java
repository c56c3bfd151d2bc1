package io.terrarium.engine;

import io.terrarium.strategy.SearchState;

/** What the supervisor says to a foreman. */
sealed interface ToForeman extends Foreman.Message {

  /**
   * What candidates are rebuilt from; sent to a foreman before its workers' first lease that needs
   * it, and again where it was lost.
   *
   * @param generation the strategy's state before this generation; what {@link RoundKey#search}
   *     says
   */
  record Search(String run, long generation, SearchState state) implements ToForeman {}
}

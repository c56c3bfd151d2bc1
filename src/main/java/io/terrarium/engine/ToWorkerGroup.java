package io.terrarium.engine;

import io.terrarium.engine.format.RoundKey;
import io.terrarium.strategy.SearchState;

/** What the supervisor says to a foreman. */
public sealed interface ToWorkerGroup extends WorkerGroup.Message {

  /**
   * What candidates are rebuilt from; sent to a foreman before its workers' first lease that needs
   * it, and again where it was lost.
   *
   * @param generation the strategy's state before this generation; what {@link RoundKey#search}
   *     says
   */
  record Search(String run, long generation, SearchState state) implements ToWorkerGroup {}
}

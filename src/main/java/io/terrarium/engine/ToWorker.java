package io.terrarium.engine;

import io.terrarium.engine.format.RoundKey;
import java.util.List;

/** What the supervisor says to a worker. */
public sealed interface ToWorker extends Worker.Message {

  /**
   * Units of a round to evaluate.
   *
   * @param number of the request that it answers
   */
  record Lease(RoundKey round, long number, List<Integer> indices) implements ToWorker {}
}

package io.terrarium.engine;

import io.terrarium.meta.Round;
import java.util.List;

/** What the supervisor says to a worker. */
sealed interface ToWorker extends Worker.Message {

  /** The data of a round; comes before the worker's first lease of it, and once. */
  record RoundStarted(String run, Round round) implements ToWorker {}

  /** Units of a round to evaluate together. */
  record Lease(RoundKey round, List<Integer> indices) implements ToWorker {}
}

package io.terrarium.engine;

import akka.actor.typed.ActorRef;
import java.util.List;

/** When a unit that throws is at fault itself, and not what it was computed with. */
enum FaultRule {
  /** There is one worker, and no other will come: thrown twice on it. */
  ALONE,
  /** All workers are on one node: thrown on two of them. */
  BY_WORKER,
  /** Thrown on two nodes: a broken device is a node's, and may be in the way of all its workers. */
  BY_NODE;

  private static final int TWICE = 2;

  /**
   * @param threwOn the workers that a unit has thrown on, one an entry
   */
  boolean isProven(List<ActorRef<ToWorker>> threwOn) {
    return switch (this) {
      case ALONE, BY_WORKER -> threwOn.size() >= TWICE;
      case BY_NODE -> threwOn.stream().map(Addresses::of).distinct().count() >= TWICE;
    };
  }

  /** Whether a worker is no further witness against a unit. */
  boolean isHeard(ActorRef<ToWorker> worker, List<ActorRef<ToWorker>> threwOn) {
    return switch (this) {
      case ALONE -> false;
      case BY_WORKER -> threwOn.contains(worker);
      case BY_NODE -> threwOn.stream().map(Addresses::of).anyMatch(Addresses.of(worker)::equals);
    };
  }
}

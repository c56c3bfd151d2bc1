package io.terrarium.engine;

import akka.actor.typed.ActorRef;
import java.util.List;

/** The rule by which a unit that throws is at fault itself, and not the device or the node. */
enum FaultRule {
  /** There is one worker, and no other will come: the unit has thrown twice on it. */
  ALONE,
  /** All workers are on one node: the unit has thrown on two of them. */
  BY_WORKER,
  /**
   * The unit has thrown on two nodes, since a broken device may disturb all workers of its node.
   */
  BY_NODE;

  private static final int TWICE = 2;

  /**
   * @param threwOn the workers that a unit has thrown on, an entry for each time
   */
  boolean isProven(List<ActorRef<Worker.Lease>> threwOn) {
    return switch (this) {
      case ALONE, BY_WORKER -> threwOn.size() >= TWICE;
      case BY_NODE -> threwOn.stream().map(Addresses::of).distinct().count() >= TWICE;
    };
  }

  /** Whether it would prove nothing more against a unit if it threw on this worker. */
  boolean isHeard(ActorRef<Worker.Lease> worker, List<ActorRef<Worker.Lease>> threwOn) {
    return switch (this) {
      case ALONE -> false;
      case BY_WORKER -> threwOn.contains(worker);
      case BY_NODE -> threwOn.stream().map(Addresses::of).anyMatch(Addresses.of(worker)::equals);
    };
  }
}

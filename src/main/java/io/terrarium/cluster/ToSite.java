package io.terrarium.cluster;

import akka.actor.typed.ActorRef;
import io.terrarium.engine.ToSupervisor;

/** What the host of a run says to the site of each node. */
public sealed interface ToSite extends WorkerSite.Message {

  /**
   * Have your workers ask this supervisor for work; answered each time, so it may come twice.
   *
   * @param offer names this supervisor's offers
   * @param run its name in messages
   * @param experiment the text of its {@code experiment.conf}
   * @param build which program began it
   */
  record Hire(
      long offer,
      String run,
      String experiment,
      String build,
      ActorRef<ToSupervisor> supervisor,
      ActorRef<ToCoordinator> replyTo)
      implements ToSite {}

  /** The run is over. */
  record Dismiss(String run) implements ToSite {}
}

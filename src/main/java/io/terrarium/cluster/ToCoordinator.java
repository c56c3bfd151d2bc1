package io.terrarium.cluster;

import akka.actor.typed.ActorRef;
import java.util.List;

/** What sites and clients say to the host of the cluster's run. Each may come twice. */
public sealed interface ToCoordinator extends Coordinator.Message {

  /**
   * A site's answer to {@link ToSite.Hire}.
   *
   * @param offer that it answers
   * @param address of its node
   * @param devices that compute for the run; none where it refuses
   * @param refusal why it does not; empty where it does
   */
  record Hired(
      long offer, ActorRef<ToSite> site, String address, List<String> devices, String refusal)
      implements ToCoordinator {}

  /** What clients say, to whichever node they reach. */
  sealed interface FromClient extends ToCoordinator, Gateway.Message {}

  /**
   * Begin this run, take it up again, or do nothing where it goes on or is done. Answered by {@link
   * ToClient.Submitted}.
   *
   * @param number the same where a client says the same again; 0 where it does not say
   */
  record Submit(
      String name, String experiment, String build, long number, ActorRef<ToClient> replyTo)
      implements FromClient {}

  /**
   * Say how the run stands, and what its generations gave. Answered by {@link ToClient.Report}.
   *
   * @param from the first generation that is wanted
   */
  record GetReport(long from, ActorRef<ToClient> replyTo) implements FromClient {}

  /**
   * Send the run's state, a part at a time. Answered by {@link ToClient.StatePart}.
   *
   * @param from the first byte that is wanted
   */
  record GetState(int from, ActorRef<ToClient> replyTo) implements FromClient {}

  /** End the run; answered by {@link ToClient.Report} once it has ended. */
  record StopRun(ActorRef<ToClient> replyTo) implements FromClient {}
}

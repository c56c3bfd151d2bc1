package io.terrarium.cluster;

import akka.actor.typed.ActorRef;

/** What clients say to the node that they reach, and that it answers itself. */
public sealed interface ToGateway extends Gateway.Message {

  /** Say which nodes you see. Answered by {@link ToClient.Members}. */
  record GetMembers(ActorRef<ToClient> replyTo) implements ToGateway {}
}

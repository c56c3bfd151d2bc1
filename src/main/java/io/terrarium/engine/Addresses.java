package io.terrarium.engine;

import akka.actor.Address;
import akka.actor.typed.ActorRef;

/** The addresses of nodes as users write them: host and port. */
public final class Addresses {

  private Addresses() {}

  /** {@code host:port}; empty for an address of this JVM. */
  public static String of(Address address) {
    return address.hasGlobalScope() ? address.getHost().get() + ":" + address.getPort().get() : "";
  }

  /** The same of the node that an actor lives on. */
  public static String of(ActorRef<?> actor) {
    return of(actor.path().address());
  }
}

package io.terrarium.cluster.wire;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import io.terrarium.engine.format.WireChecks;

/** Actor references as text. */
record ActorReferences(ActorRefResolver resolver) {

  String write(ActorRef<?> actor) {
    return resolver.toSerializationFormat(actor);
  }

  /**
   * @param name of what it is, for a complaint
   */
  <T> ActorRef<T> read(String reference, String name) {
    WireChecks.present(!reference.isEmpty(), name);
    return resolver.resolveActorRef(WireChecks.text(reference, name));
  }
}

package io.terrarium.cluster.wire;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import io.terrarium.engine.format.WireChecks;

/** The text form of actor references. */
record ActorReferences(ActorRefResolver resolver) {

  String write(ActorRef<?> actor) {
    return resolver.toSerializationFormat(actor);
  }

  /**
   * @param name what the reference is called in an error
   */
  <T> ActorRef<T> read(String reference, String name) {
    WireChecks.present(!reference.isEmpty(), name);
    return resolver.resolveActorRef(WireChecks.text(reference, name));
  }
}

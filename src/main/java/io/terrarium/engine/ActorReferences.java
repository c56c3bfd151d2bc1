package io.terrarium.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;

/** Actor references as text. */
record ActorReferences(ActorRefResolver resolver) {

  String write(ActorRef<?> actor) {
    return resolver.toSerializationFormat(actor);
  }

  /**
   * @param name of what it is, for a complaint
   */
  <T> ActorRef<T> read(String reference, String name) {
    Checks.present(!reference.isEmpty(), name);
    return resolver.resolveActorRef(Checks.text(reference, name));
  }
}

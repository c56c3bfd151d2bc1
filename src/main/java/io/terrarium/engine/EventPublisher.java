package io.terrarium.engine;

import akka.actor.typed.ActorRef;
import io.terrarium.run.RunEvent;
import io.terrarium.run.RunListener;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is told what happens in a run: the listeners, in order and before anything else goes on, then
 * the subscribers.
 */
final class EventPublisher {

  private final List<RunListener> listeners;
  private final Set<ActorRef<RunEvent>> subscribers = new LinkedHashSet<>();

  EventPublisher(List<RunListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  void tell(RunEvent event) {
    listeners.forEach(listener -> listener.on(event));
    subscribers.forEach(subscriber -> subscriber.tell(event));
  }

  /** The listeners hear of nothing more. */
  void close() {
    listeners.forEach(RunListener::close);
  }

  /** Returns whether the subscriber is new. */
  boolean add(ActorRef<RunEvent> subscriber) {
    return subscribers.add(subscriber);
  }

  void remove(ActorRef<RunEvent> subscriber) {
    subscribers.remove(subscriber);
  }
}

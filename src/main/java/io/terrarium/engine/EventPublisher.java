package io.terrarium.engine;

import akka.actor.typed.ActorRef;
import io.terrarium.run.RunEvent;
import io.terrarium.run.RunListener;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The publisher of a run's events: it calls the listeners, in their order and before the run goes
 * on, and then tells the subscribers.
 */
final class EventPublisher {

  private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);

  private final List<RunListener> listeners;
  private final Set<ActorRef<RunEvent>> subscribers = new LinkedHashSet<>();

  EventPublisher(List<RunListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  void tell(RunEvent event) {
    listeners.forEach(listener -> listener.on(event));
    subscribers.forEach(subscriber -> subscriber.tell(event));
  }

  /** Closes the listeners. How the run ended is known by now, so a failure is only logged. */
  void close() {
    try {
      listeners.forEach(RunListener::close);
    } catch (RuntimeException thrown) {
      LOG.warn("A listener could not be closed: {}", ErrorText.of(thrown));
    }
  }

  /** Returns whether the subscriber is new. */
  boolean add(ActorRef<RunEvent> subscriber) {
    return subscribers.add(subscriber);
  }

  void remove(ActorRef<RunEvent> subscriber) {
    subscribers.remove(subscriber);
  }
}

package io.terrarium.engine;

import akka.actor.typed.ActorRef;
import io.terrarium.engine.ToSupervisor.RequestWork;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The workers of a run, and which of them wait for work. */
final class Crew {

  private final Set<ActorRef<ToWorker>> members = new HashSet<>();
  private final Map<ActorRef<ToWorker>, RequestWork> waiting = new LinkedHashMap<>();

  /**
   * Remembers that a worker waits.
   *
   * @return whether it is new
   */
  boolean add(RequestWork request) {
    waiting.put(request.worker(), request);
    return members.add(request.worker());
  }

  void remove(ActorRef<ToWorker> worker) {
    waiting.remove(worker);
    members.remove(worker);
  }

  /** Who waits, longest first. */
  List<RequestWork> waiting() {
    return List.copyOf(waiting.values());
  }

  void served(ActorRef<ToWorker> worker) {
    waiting.remove(worker);
  }

  int size() {
    return members.size();
  }
}

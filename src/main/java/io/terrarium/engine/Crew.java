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

  private final int expected;
  private final Set<ActorRef<ToWorker>> members = new HashSet<>();
  private final Map<ActorRef<ToWorker>, RequestWork> waiting = new LinkedHashMap<>();
  private int seen;

  /**
   * A crew without members yet.
   *
   * @param expected how many workers will come
   */
  Crew(int expected) {
    this.expected = expected;
  }

  /**
   * Remembers that a worker waits.
   *
   * @return whether it is new
   */
  boolean add(RequestWork request) {
    waiting.put(request.worker(), request);
    boolean isNew = members.add(request.worker());
    seen += isNew ? 1 : 0;
    return isNew;
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

  /** Whether there is one worker, and no other is still expected. */
  boolean isAlone() {
    return members.size() == 1 && seen >= expected;
  }

  int size() {
    return members.size();
  }
}

package io.terrarium.engine;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import io.terrarium.engine.ToSupervisor.RequestWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The workers of a run, how fast they are, and which of them wait for work. */
final class Crew {

  private final int expected;
  private final Map<ActorRef<ToWorker>, Pace> members = new HashMap<>();
  private final Map<ActorRef<ToWorker>, RequestWork> latest = new HashMap<>();
  private final Map<ActorRef<ToWorker>, RequestWork> waiting = new LinkedHashMap<>();
  private int seen;

  /**
   * A crew without members yet.
   *
   * @param expected how many workers will come at least
   */
  Crew(int expected) {
    this.expected = expected;
  }

  /** Whether a later request of the worker has come already. */
  boolean isLate(RequestWork request) {
    return Optional.ofNullable(latest.get(request.worker()))
        .filter(known -> known.number() > request.number())
        .isPresent();
  }

  /**
   * Remembers that a worker waits.
   *
   * @return whether it is new
   */
  boolean add(RequestWork request) {
    waiting.put(request.worker(), request);
    latest.put(request.worker(), request);
    boolean isNew = members.putIfAbsent(request.worker(), new Pace()) == null;
    seen += isNew ? 1 : 0;
    return isNew;
  }

  void remove(ActorRef<ToWorker> worker) {
    waiting.remove(worker);
    latest.remove(worker);
    members.remove(worker);
  }

  /** Who waits, longest first. */
  List<RequestWork> waiting() {
    return List.copyOf(waiting.values());
  }

  void served(ActorRef<ToWorker> worker) {
    waiting.remove(worker);
  }

  /** How fast a worker is; of one that is no member, nothing is known. */
  Pace pace(ActorRef<ToWorker> worker) {
    return members.getOrDefault(worker, new Pace());
  }

  /** The workers of a node. */
  List<ActorRef<ToWorker>> on(Address node) {
    return members.keySet().stream()
        .filter(worker -> worker.path().address().equals(node))
        .toList();
  }

  /** Of each worker that has shown how fast it is, by host and port of its node; "" is this one. */
  Map<String, List<Double>> unitsPerSecond() {
    Map<String, List<Double>> all = new TreeMap<>();
    members.forEach(
        (worker, pace) -> {
          if (pace.unitsPerSecond() > 0) {
            all.computeIfAbsent(Addresses.of(worker), node -> new ArrayList<>())
                .add(pace.unitsPerSecond());
          }
        });
    return all;
  }

  /** Whether there is one worker, and no other is still expected. */
  boolean isAlone() {
    return members.size() == 1 && seen >= expected;
  }

  int size() {
    return members.size();
  }

  /** How many wait for work. */
  int idle() {
    return waiting.size();
  }
}

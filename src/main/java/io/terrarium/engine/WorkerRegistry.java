package io.terrarium.engine;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import io.terrarium.engine.ToSupervisor.RequestWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The workers of a run, how fast they are, and which of them wait for work. */
final class WorkerRegistry {

  private final Map<ActorRef<ToWorker>, Throughput> members = new HashMap<>();
  private final Map<ActorRef<ToWorker>, RequestWork> waiting = new LinkedHashMap<>();

  /**
   * Requests below this are late; also of workers that are gone, as what they said may still come.
   */
  private final Map<ActorRef<ToWorker>, Long> current = new HashMap<>();

  /** How many workers will come at least; empty where that is not known yet. */
  private OptionalInt expected;

  /** How many have come, those that are gone included. */
  private int seen;

  /**
   * A crew without members yet.
   *
   * @param expected how many workers will come at least; empty where that is not known yet
   */
  WorkerRegistry(OptionalInt expected) {
    this.expected = expected;
  }

  /** So many workers will come at least. */
  void expect(int workers) {
    expected = OptionalInt.of(workers);
  }

  /**
   * Whether the worker has said something later, or has answered the lease that the request got.
   */
  boolean isLate(RequestWork request) {
    return request.number() < current.getOrDefault(request.worker(), 0L);
  }

  /** A worker has answered the lease that its request got: it no longer waits for that. */
  void answered(ActorRef<ToWorker> worker, long number) {
    current.computeIfPresent(worker, (known, least) -> Math.max(least, number + 1));
    waiting.computeIfPresent(
        worker, (known, request) -> request.number() > number ? request : null);
  }

  /**
   * Remembers that a worker waits.
   *
   * @return whether it is new
   */
  boolean add(RequestWork request) {
    waiting.put(request.worker(), request);
    current.put(request.worker(), request.number());
    boolean isNew = members.putIfAbsent(request.worker(), new Throughput()) == null;
    seen += isNew ? 1 : 0;
    return isNew;
  }

  void remove(ActorRef<ToWorker> worker) {
    waiting.remove(worker);
    members.remove(worker);
  }

  /** Who waits, longest first; one that is removed from it waits no longer. */
  Iterator<RequestWork> waiting() {
    return waiting.values().iterator();
  }

  /** How fast a worker is; of one that is no member, nothing is known. */
  Throughput pace(ActorRef<ToWorker> worker) {
    return members.getOrDefault(worker, new Throughput());
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

  /** What proves a unit guilty that throws. */
  FaultRule blame() {
    long nodes = members.keySet().stream().map(Addresses::of).distinct().count();
    if (expected.isEmpty() || nodes > 1) {
      return FaultRule.BY_NODE;
    }
    return members.size() == 1 && seen >= expected.getAsInt()
        ? FaultRule.ALONE
        : FaultRule.BY_WORKER;
  }

  int size() {
    return members.size();
  }

  /** How many wait for work. */
  int idle() {
    return waiting.size();
  }
}

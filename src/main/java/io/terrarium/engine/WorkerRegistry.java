package io.terrarium.engine;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import io.terrarium.engine.Supervisor.RequestWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The workers of a run: how fast they are, and which of them wait for work. */
final class WorkerRegistry {

  private final Map<ActorRef<Worker.Lease>, Throughput> members = new HashMap<>();
  private final Map<ActorRef<Worker.Lease>, RequestWork> waiting = new LinkedHashMap<>();

  /**
   * Requests of a worker below this number are late. Workers that are gone are in it too, since
   * their messages may still come.
   */
  private final Map<ActorRef<Worker.Lease>, Long> current = new HashMap<>();

  /** At least so many workers will come; empty where that is not known yet. */
  private OptionalInt expected;

  /** How many workers have come, those that are gone included. */
  private int seen;

  /**
   * @param expected at least so many workers will come; empty where that is not known yet
   */
  WorkerRegistry(OptionalInt expected) {
    this.expected = expected;
  }

  /** At least so many workers will come. */
  void expect(int workers) {
    expected = OptionalInt.of(workers);
  }

  /** Whether the worker has sent a later request, or has answered the lease of this one. */
  boolean isLate(RequestWork request) {
    return request.number() < current.getOrDefault(request.worker(), 0L);
  }

  /** Notes that a worker has answered the lease of a request, and no longer waits for it. */
  void answered(ActorRef<Worker.Lease> worker, long number) {
    current.computeIfPresent(worker, (known, least) -> Math.max(least, number + 1));
    waiting.computeIfPresent(
        worker, (known, request) -> request.number() > number ? request : null);
  }

  /**
   * Notes that a worker waits.
   *
   * @return whether the worker is new
   */
  boolean add(RequestWork request) {
    waiting.put(request.worker(), request);
    current.put(request.worker(), request.number());
    boolean isNew = members.putIfAbsent(request.worker(), new Throughput()) == null;
    seen += isNew ? 1 : 0;
    return isNew;
  }

  void remove(ActorRef<Worker.Lease> worker) {
    waiting.remove(worker);
    members.remove(worker);
  }

  /** The waiting requests, longest first; one that is removed here waits no longer. */
  Iterator<RequestWork> waiting() {
    return waiting.values().iterator();
  }

  /** How fast a worker is; nothing is known of a worker that is gone. */
  Throughput speed(ActorRef<Worker.Lease> worker) {
    return members.getOrDefault(worker, new Throughput());
  }

  /** The workers of a node. */
  List<ActorRef<Worker.Lease>> on(Address node) {
    return members.keySet().stream()
        .filter(worker -> worker.path().address().equals(node))
        .toList();
  }

  /** The speed of each worker that has answered, by host and port of its node; "" is this JVM. */
  Map<String, List<Double>> unitsPerSecond() {
    Map<String, List<Double>> all = new TreeMap<>();
    members.forEach(
        (worker, speed) -> {
          if (speed.unitsPerSecond() > 0) {
            all.computeIfAbsent(Addresses.of(worker), node -> new ArrayList<>())
                .add(speed.unitsPerSecond());
          }
        });
    return all;
  }

  /** The rule by which a unit that throws is at fault itself. */
  FaultRule faultRule() {
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

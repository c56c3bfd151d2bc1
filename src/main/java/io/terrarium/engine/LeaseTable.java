package io.terrarium.engine;

import akka.actor.typed.ActorRef;
import io.terrarium.engine.Supervisor.Answer;
import io.terrarium.meta.Outcome;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The units of one round: which of them wait, which worker holds which, and their outcomes. A
 * worker holds one lease at a time. Times are in nanoseconds.
 */
final class LeaseTable {

  private final Outcome[] outcomes;
  private final OpenUnits open;
  private final BitSet everLeased = new BitSet();
  private final long leastPatience;
  private final BitSet waiting = new BitSet();
  private final Map<ActorRef<Worker.Lease>, Held> held = new HashMap<>();
  private final Map<Integer, List<ActorRef<Worker.Lease>>> suspects = new TreeMap<>();

  /** No unit below it waits: without it each lease of a large round would search from its start. */
  private int waitingFrom;

  private int missing;
  private int redone;
  private long slowest;

  /** A lease: the request that it answers, its units, and when it was given. */
  private record Held(long number, List<Integer> indices, long since) {}

  /** A worker's wish for some blocks of {@code batch} units each. */
  record Wish(ActorRef<Worker.Lease> worker, long number, int batch, int blocks) {}

  LeaseTable(int units, long leastPatience) {
    this.outcomes = new Outcome[units];
    this.open = new OpenUnits(units);
    this.leastPatience = leastPatience;
    this.missing = units;
    waiting.set(0, units);
  }

  /**
   * Leases units to a worker that is free: units that wait, or else units that are overdue at
   * another worker.
   *
   * @param rule by which a unit that throws is at fault
   * @return the indices; empty if the worker has to wait
   */
  List<Integer> lease(Wish wish, FaultRule rule, long now) {
    List<Integer> indices = choose(wish, rule, now);
    if (!indices.isEmpty()) {
      redone += (int) indices.stream().filter(i -> everLeased.get(i)).count();
      indices.forEach(i -> open.lease(i, now));
      indices.forEach(everLeased::set);
      indices.forEach(waiting::clear);
      held.put(wish.worker(), new Held(wish.number(), indices, now));
    }
    return indices;
  }

  private List<Integer> choose(Wish wish, FaultRule rule, long now) {
    Optional<Integer> suspect =
        suspects.keySet().stream()
            .filter(waiting::get)
            .filter(i -> !isHeard(rule, i, wish.worker()))
            .findFirst();
    if (suspect.isPresent()) {
      return List.of(suspect.get());
    }
    List<Integer> fresh = nextBlocks(wish.batch(), wish.blocks());
    return fresh.isEmpty() ? overdue(wish, rule, now) : fresh;
  }

  /** The first blocks of units that wait and are not suspected of throwing. */
  private List<Integer> nextBlocks(int batch, int blocks) {
    waitingFrom = firstWaiting(waitingFrom);
    int first = waitingFrom;
    while (suspects.containsKey(first)) {
      first = firstWaiting(first + 1);
    }
    long end = ((long) first / batch + blocks) * batch;
    return IntStream.range(first, (int) Math.min(end, outcomes.length))
        .filter(i -> waiting.get(i) && !suspects.containsKey(i))
        .boxed()
        .toList();
  }

  private int firstWaiting(int from) {
    int first = waiting.nextSetBit(from);
    return first < 0 ? outcomes.length : first;
  }

  /** A unit that is suspected of throwing goes out alone, and before all others. */
  private List<Integer> overdue(Wish wish, FaultRule rule, long now) {
    Optional<Integer> suspect =
        suspects.keySet().stream()
            .filter(
                i ->
                    isOverdue(i, now)
                        && !threwOn(i, wish.worker())
                        && !isHeard(rule, i, wish.worker()))
            .findFirst();
    return suspect.map(List::of).orElseGet(() -> overdueBlock(wish.batch(), now));
  }

  private List<Integer> overdueBlock(int batch, long now) {
    return open.openFor(patience(), now)
        .filter(i -> !suspects.containsKey(i))
        .findFirst()
        .map(oldest -> overdueBlock(oldest / batch, batch, now))
        .orElse(List.of());
  }

  /**
   * The overdue units of a block of {@code batch} indices. Blocks are always the same, because on
   * some backends an agent's last bits depend on which agents are trained with it.
   */
  private List<Integer> overdueBlock(int block, int batch, long now) {
    long end = ((long) block + 1) * batch;
    return IntStream.range(block * batch, (int) Math.min(end, outcomes.length))
        .filter(i -> isOverdue(i, now) && !suspects.containsKey(i))
        .boxed()
        .toList();
  }

  private boolean isOverdue(int index, long now) {
    return open.isOpenFor(patience(), index, now);
  }

  private long patience() {
    return Math.max(leastPatience, 2 * slowest);
  }

  private boolean isHeard(FaultRule rule, int index, ActorRef<Worker.Lease> worker) {
    return rule.isHeard(worker, suspects.getOrDefault(index, List.of()));
  }

  private boolean threwOn(int index, ActorRef<Worker.Lease> worker) {
    return suspects.getOrDefault(index, List.of()).contains(worker);
  }

  /** How long until the next lease is overdue; empty if no lease is open. */
  OptionalLong untilOverdue(long now) {
    return open.oldest(now).stream().map(age -> Math.max(0, patience() - age)).findFirst();
  }

  /** Whether all workers are alike: where one gets nothing, no other would get anything. */
  boolean treatsAllAlike() {
    return suspects.isEmpty();
  }

  /** The lease that answered a worker's request, while it is open. */
  Optional<List<Integer>> leased(ActorRef<Worker.Lease> worker, long number) {
    return held(worker, number).map(Held::indices);
  }

  /** When that lease was given. */
  Optional<Long> since(ActorRef<Worker.Lease> worker, long number) {
    return held(worker, number).map(Held::since);
  }

  private Optional<Held> held(ActorRef<Worker.Lease> worker, long number) {
    return Optional.ofNullable(held.get(worker)).filter(lease -> lease.number() == number);
  }

  /**
   * Takes the outcomes of a worker's lease; the first answer of a unit counts.
   *
   * @param number of the request that the lease answered
   * @return how many units were finished by it
   */
  int answer(ActorRef<Worker.Lease> worker, long number, List<Answer> answers, long now) {
    int before = missing;
    answers.forEach(this::take);
    held(worker, number)
        .ifPresent(
            lease -> {
              slowest = Math.max(slowest, now - lease.since());
              giveBack(worker);
            });
    return before - missing;
  }

  private void take(Answer answer) {
    int index = answer.index();
    if (index < outcomes.length && outcomes[index] == null) {
      outcomes[index] = answer.outcome();
      waiting.clear(index);
      open.answered(index);
      suspects.remove(index);
      missing--;
    }
  }

  /** Has the lease of a worker that is gone or free wait again, without what others hold too. */
  void giveBack(ActorRef<Worker.Lease> worker) {
    Held lease = held.remove(worker);
    if (lease != null) {
      lease.indices().stream().filter(open::giveBack).forEach(this::await);
    }
  }

  private void await(int index) {
    waiting.set(index);
    waitingFrom = Math.min(waitingFrom, index);
  }

  /**
   * Notes that a worker's lease threw. The units of a lease of several are tried again one by one,
   * so that the one at fault is found.
   *
   * @param number of the request that the lease answered
   * @param indices of the lease; they may be those of an earlier supervisor's lease
   */
  void threw(ActorRef<Worker.Lease> worker, long number, List<Integer> indices) {
    Optional<List<Integer>> lease = leased(worker, number);
    lease.filter(ours -> !ours.equals(indices)).ifPresent(ours -> giveBack(worker));
    lease.filter(indices::equals).ifPresent(ours -> suspect(worker, ours));
  }

  private void suspect(ActorRef<Worker.Lease> worker, List<Integer> indices) {
    List<Integer> open = indices.stream().filter(i -> outcomes[i] == null).toList();
    open.forEach(i -> suspects.computeIfAbsent(i, unit -> new ArrayList<>()));
    if (indices.size() == 1) {
      open.forEach(i -> suspects.get(i).add(worker));
    }
    giveBack(worker);
  }

  /** The unit that has thrown too often, and that no worker has finished. */
  Optional<Integer> culprit(FaultRule rule) {
    return suspects.entrySet().stream()
        .filter(suspect -> outcomes[suspect.getKey()] == null)
        .filter(suspect -> rule.isProven(suspect.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** How many workers a unit has thrown on. */
  long workersThatThrew(int index) {
    return suspects.get(index).stream().distinct().count();
  }

  boolean isComplete() {
    return missing == 0;
  }

  /** The outcomes of a complete round, in index order. */
  List<Outcome> outcomes() {
    return List.of(outcomes);
  }

  /** Units that no worker holds. */
  int waiting() {
    return waiting.cardinality();
  }

  int done() {
    return outcomes.length - missing;
  }

  int openLeases() {
    return held.size();
  }

  /** Units that were leased again. */
  int redone() {
    return redone;
  }
}

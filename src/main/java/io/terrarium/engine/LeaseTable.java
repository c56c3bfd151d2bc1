package io.terrarium.engine;

import akka.actor.typed.ActorRef;
import io.terrarium.engine.ToSupervisor.Answer;
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
 * The units of one round: which wait, who holds which, what they gave. A worker holds one lease at
 * a time. Times are in nanoseconds.
 */
final class LeaseTable {

  private final Outcome[] outcomes;
  private final OpenUnits open;
  private final BitSet everLeased = new BitSet();
  private final long leastPatience;
  private final BitSet waiting = new BitSet();
  private final Map<ActorRef<ToWorker>, Held> held = new HashMap<>();
  private final Map<Integer, List<ActorRef<ToWorker>>> suspects = new TreeMap<>();

  /** No unit below it waits: without it each lease of a large round would search from its start. */
  private int waitingFrom;

  private int missing;
  private int redone;
  private long slowest;

  /** A lease, the request that it answered, and when it was given. */
  private record Held(long number, List<Integer> indices, long since) {}

  /** Who asks for units, in which request, and how many: blocks of so many units. */
  record Wish(ActorRef<ToWorker> worker, long number, int batch, int blocks) {}

  LeaseTable(int units, long leastPatience) {
    this.outcomes = new Outcome[units];
    this.open = new OpenUnits(units);
    this.leastPatience = leastPatience;
    this.missing = units;
    waiting.set(0, units);
  }

  /**
   * Leases units to a worker that is free: such as wait, else such as are overdue elsewhere.
   *
   * @param blame what proves a unit guilty that throws
   * @return the indices; empty if it has to wait
   */
  List<Integer> lease(Wish wish, FaultRule blame, long now) {
    List<Integer> indices = choose(wish, blame, now);
    if (!indices.isEmpty()) {
      redone += (int) indices.stream().filter(i -> everLeased.get(i)).count();
      indices.forEach(i -> open.lease(i, now));
      indices.forEach(everLeased::set);
      indices.forEach(waiting::clear);
      held.put(wish.worker(), new Held(wish.number(), indices, now));
    }
    return indices;
  }

  private List<Integer> choose(Wish wish, FaultRule blame, long now) {
    Optional<Integer> suspect =
        suspects.keySet().stream()
            .filter(waiting::get)
            .filter(i -> !isHeard(blame, i, wish.worker()))
            .findFirst();
    if (suspect.isPresent()) {
      return List.of(suspect.get());
    }
    List<Integer> fresh = nextBlocks(wish.batch(), wish.blocks());
    return fresh.isEmpty() ? overdue(wish, blame, now) : fresh;
  }

  /** The first units that wait and are not suspected. */
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
  private List<Integer> overdue(Wish wish, FaultRule blame, long now) {
    Optional<Integer> suspect =
        suspects.keySet().stream()
            .filter(
                i ->
                    isOverdue(i, now)
                        && !threwOn(i, wish.worker())
                        && !isHeard(blame, i, wish.worker()))
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
   * What is overdue of a block of {@code batch} indices: what is trained together is always the
   * same, because on some backends an agent's last bits depend on it.
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

  private boolean isHeard(FaultRule blame, int index, ActorRef<ToWorker> worker) {
    return blame.isHeard(worker, suspects.getOrDefault(index, List.of()));
  }

  private boolean threwOn(int index, ActorRef<ToWorker> worker) {
    return suspects.getOrDefault(index, List.of()).contains(worker);
  }

  /** How long until the next lease is overdue; empty if none is open. */
  OptionalLong untilOverdue(long now) {
    return open.oldest(now).stream().map(age -> Math.max(0, patience() - age)).findFirst();
  }

  /** Whether a worker gets nothing only if no other would get anything either. */
  boolean treatsAllAlike() {
    return suspects.isEmpty();
  }

  /** The lease that answered a worker's request, while it is open. */
  Optional<List<Integer>> leased(ActorRef<ToWorker> worker, long number) {
    return held(worker, number).map(Held::indices);
  }

  /** When that lease was given. */
  Optional<Long> since(ActorRef<ToWorker> worker, long number) {
    return held(worker, number).map(Held::since);
  }

  private Optional<Held> held(ActorRef<ToWorker> worker, long number) {
    return Optional.ofNullable(held.get(worker)).filter(lease -> lease.number() == number);
  }

  /**
   * Takes what a worker's lease gave; the first answer of a unit counts.
   *
   * @param number of the request that the lease answered
   * @return how many units were finished by it
   */
  int answer(ActorRef<ToWorker> worker, long number, List<Answer> answers, long now) {
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

  /** The lease of a worker that is gone or free waits again, but for what others hold too. */
  void giveBack(ActorRef<ToWorker> worker) {
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
   * A worker's lease threw. The units of a larger one are tried again alone, so that the culprit is
   * found.
   *
   * @param number of the request that the lease answered
   * @param indices that it had; others than ours where an earlier supervisor has leased them
   */
  void threw(ActorRef<ToWorker> worker, long number, List<Integer> indices) {
    Optional<List<Integer>> lease = leased(worker, number);
    lease.filter(ours -> !ours.equals(indices)).ifPresent(ours -> giveBack(worker));
    lease.filter(indices::equals).ifPresent(ours -> suspect(worker, ours));
  }

  private void suspect(ActorRef<ToWorker> worker, List<Integer> indices) {
    List<Integer> open = indices.stream().filter(i -> outcomes[i] == null).toList();
    open.forEach(i -> suspects.computeIfAbsent(i, unit -> new ArrayList<>()));
    if (indices.size() == 1) {
      open.forEach(i -> suspects.get(i).add(worker));
    }
    giveBack(worker);
  }

  /** The unit that has thrown too often, and was not finished by anybody. */
  Optional<Integer> culprit(FaultRule blame) {
    return suspects.entrySet().stream()
        .filter(suspect -> outcomes[suspect.getKey()] == null)
        .filter(suspect -> blame.isProven(suspect.getValue()))
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

  /** What the units gave, in index order; only of a complete round. */
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

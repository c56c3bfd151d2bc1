package io.terrarium.engine;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import io.terrarium.engine.Supervisor.RequestWork;
import io.terrarium.engine.Supervisor.UnitsDone;
import io.terrarium.engine.Supervisor.UnitsFailed;
import io.terrarium.engine.format.RoundKey;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Round;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The leases of a run: the units of one round after the other go out to the workers that ask.
 * Whatever messages are lost, come twice or late, each unit of a round counts once. Times are in
 * nanoseconds.
 */
final class LeaseManager {

  private static final long NONE = -1;

  private final RunPlan plan;
  private final WorkerRegistry workers;
  private final LongSupplier clock;
  private final long patience;
  private final long aim;
  private final Set<ActorRef<WorkerGroup.Search>> informed = new HashSet<>();

  private Round round;
  private RoundKey key;
  private LeaseTable table;
  private long informedOf = NONE;
  private int redoneBefore;

  /** What the latest evaluation that threw said. */
  private String latestCause = "";

  /**
   * Begins a first round at once.
   *
   * @param patience how long a lease has at least, before it is given to others too
   * @param aim how long a lease should take
   */
  LeaseManager(RunPlan plan, Round first, Duration patience, Duration aim, LongSupplier clock) {
    this.plan = plan;
    this.workers =
        new WorkerRegistry(
            plan.devices().isEmpty() ? OptionalInt.empty() : OptionalInt.of(plan.devices().size()));
    this.clock = clock;
    this.patience = patience.toNanos();
    this.aim = aim.toNanos();
    begin(first);
  }

  /** Discards the previous round, finished or not. */
  void begin(Round next) {
    redoneBefore = table == null ? 0 : redone();
    round = next;
    key = RoundKey.of(plan.run(), next);
    table = new LeaseTable(plan.task().units(next.phase()), patience);
    if (informedOf != key.search()) {
      informed.clear();
      informedOf = key.search();
    }
  }

  /**
   * Leases units to a worker that is free, as soon as there are any.
   *
   * @return whether the worker is new
   */
  boolean request(RequestWork request) {
    if (!request.run().equals(plan.run()) || workers.isLate(request)) {
      return false;
    }
    Optional<List<Integer>> open = table.leased(request.worker(), request.number());
    if (open.isPresent()) {
      sendAgain(request, open.get());
      return false;
    }
    boolean isNew = workers.add(request);
    // A worker that asks anew holds nothing: its answer was lost, or it was restarted.
    table.giveBack(request.worker());
    handOut();
    return isNew;
  }

  private void sendAgain(RequestWork request, List<Integer> indices) {
    if (request.knows().orElse(NONE) != key.search()) {
      informed.remove(request.group());
    }
    send(request, indices);
  }

  /** Leases units to the workers that wait. */
  void handOut() {
    long now = clock.getAsLong();
    Iterator<RequestWork> waiting = workers.waiting();
    while (waiting.hasNext()) {
      RequestWork request = waiting.next();
      List<Integer> indices = table.lease(wish(request), workers.faultRule(), now);
      if (!indices.isEmpty()) {
        waiting.remove();
        send(request, indices);
      } else if (table.treatsAllAlike()) {
        return;
      }
    }
  }

  private LeaseTable.Wish wish(RequestWork request) {
    Throughput speed = workers.speed(request.worker());
    int blocks = speed.blocks(request.batch(), aim, table.waiting(), workers.size());
    return new LeaseTable.Wish(request.worker(), request.number(), request.batch(), blocks);
  }

  private void send(RequestWork request, List<Integer> indices) {
    if (informed.add(request.group())) {
      request.group().tell(new WorkerGroup.Search(plan.run(), key.search(), round.search()));
    }
    request.worker().tell(new Worker.Lease(key, request.number(), indices));
  }

  /** How long until an open lease is given to a waiting worker; empty if none waits. */
  OptionalLong untilOverdue() {
    return workers.waiting().hasNext()
        ? table.untilOverdue(clock.getAsLong())
        : OptionalLong.empty();
  }

  /** Takes the outcomes of a lease, and returns how many units they finish. */
  int done(UnitsDone done) {
    workers.answered(done.worker(), done.number());
    if (!done.round().equals(key)) {
      return 0;
    }
    long now = clock.getAsLong();
    table
        .since(done.worker(), done.number())
        .ifPresent(since -> workers.speed(done.worker()).took(done.answers().size(), now - since));
    return table.answer(done.worker(), done.number(), done.answers(), now);
  }

  /** Takes note that the evaluation of a lease threw. */
  void threw(UnitsFailed failed) {
    latestCause = failed.cause();
    workers.answered(failed.worker(), failed.number());
    if (failed.round().equals(key)) {
      table.threw(failed.worker(), failed.number(), failed.indices());
    }
  }

  /** Says in a sentence which unit has thrown too often; empty where none has. */
  Optional<String> fault() {
    return table.culprit(workers.faultRule()).map(this::sentence);
  }

  private String sentence(int index) {
    String unit = plan.task().describe(key.generation(), key.phase(), index);
    String where = table.workersThatThrew(index) > 1 ? "on two workers" : "twice on one worker";
    return "generation %d, %s: evaluating it threw %s, the second time %s"
        .formatted(key.generation(), unit, where, latestCause);
  }

  /** At least so many workers will ask for work. */
  void expect(int count) {
    workers.expect(count);
  }

  /** Removes a worker that is lost. */
  void remove(ActorRef<Worker.Lease> worker) {
    workers.remove(worker);
    table.giveBack(worker);
    handOut();
  }

  /** Removes the workers of a node, until they ask again. */
  void unreachable(Address node) {
    workers.on(node).forEach(this::remove);
  }

  boolean isComplete() {
    return table.isComplete();
  }

  /** The outcomes of a complete round, in index order. */
  List<Outcome> outcomes() {
    return table.outcomes();
  }

  int done() {
    return table.done();
  }

  /** How many workers have asked for work and are not lost. */
  int workers() {
    return workers.size();
  }

  /**
   * The status of the run.
   *
   * @param done finished units of the generation
   */
  Terrarium.Status status(Generation generation, int done) {
    return new Terrarium.Status(
        generation.number(),
        generation.algorithm(),
        done,
        generation.units(),
        table.openLeases(),
        redone(),
        workers.size(),
        workers.idle(),
        workers.unitsPerSecond());
  }

  /** Units that were leased again, in all rounds. */
  private int redone() {
    return redoneBefore + table.redone();
  }
}

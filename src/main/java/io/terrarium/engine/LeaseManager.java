package io.terrarium.engine;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import io.terrarium.engine.ToSupervisor.RequestWork;
import io.terrarium.engine.ToSupervisor.UnitsDone;
import io.terrarium.engine.ToSupervisor.UnitsFailed;
import io.terrarium.engine.format.RoundKey;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Round;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Leases the units of one round after the other to a crew. Whatever messages are lost, come twice
 * or late, each unit of a round is answered once. Times are in nanoseconds.
 */
final class LeaseManager {

  private static final long NONE = -1;

  private final String run;
  private final MetaTask task;
  private final WorkerRegistry crew;
  private final long patience;
  private final long aim;
  private final Set<ActorRef<ToWorkerGroup>> informed = new HashSet<>();

  private Round round;
  private RoundKey key;
  private LeaseTable ledger;
  private long informedOf = NONE;
  private int redoneBefore;

  /**
   * A first round begins at once.
   *
   * @param patience that a lease is given at least before others get it too
   * @param aim what a lease should take
   */
  LeaseManager(
      String run, MetaTask task, Round first, WorkerRegistry crew, long patience, long aim) {
    this.run = run;
    this.task = task;
    this.crew = crew;
    this.patience = patience;
    this.aim = aim;
    begin(first);
  }

  /** What the last round gave, and what it had not, no longer counts. */
  void begin(Round next) {
    redoneBefore = ledger == null ? 0 : redone();
    round = next;
    key = RoundKey.of(run, next);
    ledger = new LeaseTable(task.units(next.phase()), patience);
    if (informedOf != key.search()) {
      informed.clear();
      informedOf = key.search();
    }
  }

  Round round() {
    return round;
  }

  /**
   * A worker is free, or says so again.
   *
   * @return whether it is new
   */
  boolean request(RequestWork request, long now) {
    if (!request.run().equals(run) || crew.isLate(request)) {
      return false;
    }
    Optional<List<Integer>> open = ledger.leased(request.worker(), request.number());
    if (open.isPresent()) {
      sendAgain(request, open.get());
      return false;
    }
    boolean isNew = crew.add(request);
    // One that asks anew holds nothing: its answer may have been lost, or it was restarted.
    ledger.giveBack(request.worker());
    handOut(now);
    return isNew;
  }

  private void sendAgain(RequestWork request, List<Integer> indices) {
    if (request.knows().orElse(NONE) != key.search()) {
      informed.remove(request.foreman());
    }
    send(request, indices);
  }

  /** Leases what there is to those who wait. */
  void handOut(long now) {
    Iterator<RequestWork> waiting = crew.waiting();
    while (waiting.hasNext()) {
      RequestWork request = waiting.next();
      List<Integer> indices = ledger.lease(wish(request), crew.blame(), now);
      if (!indices.isEmpty()) {
        waiting.remove();
        send(request, indices);
      } else if (ledger.treatsAllAlike()) {
        return;
      }
    }
  }

  private LeaseTable.Wish wish(RequestWork request) {
    Throughput pace = crew.pace(request.worker());
    int blocks = pace.blocks(request.batch(), aim, ledger.waiting(), crew.size());
    return new LeaseTable.Wish(request.worker(), request.number(), request.batch(), blocks);
  }

  private void send(RequestWork request, List<Integer> indices) {
    if (informed.add(request.foreman())) {
      request.foreman().tell(new ToWorkerGroup.Search(run, key.search(), round.search()));
    }
    request.worker().tell(new ToWorker.Lease(key, request.number(), indices));
  }

  /** How long until an open lease is handed to who waits; empty if nobody does. */
  OptionalLong untilOverdue(long now) {
    return crew.waiting().hasNext() ? ledger.untilOverdue(now) : OptionalLong.empty();
  }

  /** Returns how many units were finished by it. */
  int done(UnitsDone done, long now) {
    crew.answered(done.worker(), done.number());
    if (!done.round().equals(key)) {
      return 0;
    }
    ledger
        .since(done.worker(), done.number())
        .ifPresent(since -> crew.pace(done.worker()).took(done.answers().size(), now - since));
    return ledger.answer(done.worker(), done.number(), done.answers(), now);
  }

  /** Evaluating a lease threw. */
  void threw(UnitsFailed failed) {
    crew.answered(failed.worker(), failed.number());
    if (failed.round().equals(key)) {
      ledger.threw(failed.worker(), failed.number(), failed.indices());
    }
  }

  /** The unit that has thrown too often, as far as is known who computes. */
  Optional<Integer> culprit() {
    return ledger.culprit(crew.blame());
  }

  /** How many workers a unit has thrown on. */
  long workersThatThrew(int index) {
    return ledger.workersThatThrew(index);
  }

  /** A worker is lost. */
  void gone(ActorRef<ToWorker> worker, long now) {
    crew.remove(worker);
    ledger.giveBack(worker);
    handOut(now);
  }

  /** What the workers of a node hold goes to others; they count again once they ask. */
  void unreachable(Address node, long now) {
    crew.on(node).forEach(worker -> gone(worker, now));
  }

  boolean isComplete() {
    return ledger.isComplete();
  }

  /** What the units gave, in index order; only of a complete round. */
  List<Outcome> outcomes() {
    return ledger.outcomes();
  }

  int done() {
    return ledger.done();
  }

  int openLeases() {
    return ledger.openLeases();
  }

  /** Units that were leased again, of all rounds. */
  int redone() {
    return redoneBefore + ledger.redone();
  }
}

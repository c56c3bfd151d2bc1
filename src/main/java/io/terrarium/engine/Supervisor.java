package io.terrarium.engine;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.BehaviorBuilder;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import io.terrarium.engine.ToSupervisor.RequestWork;
import io.terrarium.engine.ToSupervisor.UnitsDone;
import io.terrarium.engine.ToSupervisor.UnitsFailed;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Round;
import io.terrarium.run.RunEvent;
import io.terrarium.run.RunListener;
import io.terrarium.run.RunState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Owns a run: leases the units of each round to the workers that ask, tells the strategy, and tells
 * the listeners. No result depends on who did what, or when.
 */
final class Supervisor {

  /** What it is told: by workers, by the application, and by itself. */
  interface Message {}

  private record WorkerGone(ActorRef<ToWorker> worker)
      implements Message, NoSerializationVerificationNeeded {}

  private record SubscriberGone(ActorRef<RunEvent> subscriber)
      implements Message, NoSerializationVerificationNeeded {}

  /** A lease has become overdue while a worker is idle. */
  private enum Overdue implements Message, NoSerializationVerificationNeeded {
    OVERDUE
  }

  private final ActorContext<Message> context;
  private final TimerScheduler<Message> timers;
  private final RunPlan plan;
  private final Audience audience;
  private final long patience;
  private final Crew crew;
  private final List<ActorRef<RunEnd>> awaitingEnd = new ArrayList<>();

  private Generation generation;
  private Optional<Generation.Told> told = Optional.empty();
  private Round round;
  private Ledger ledger = new Ledger(0, 0);
  private long generationBegan;
  private int redoneBefore;

  private Supervisor(
      ActorContext<Message> context,
      TimerScheduler<Message> timers,
      RunPlan plan,
      RunState state,
      Audience audience) {
    this.context = context;
    this.timers = timers;
    this.plan = plan;
    this.audience = audience;
    this.crew = new Crew(plan.devices().size());
    this.patience =
        context.getSystem().settings().config().getDuration("terrarium.engine.patience").toNanos();
    begin(new Generation(plan, state));
  }

  static Behavior<Message> create(
      RunPlan plan, Optional<RunState> resumeFrom, List<RunListener> listeners) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  RunState state = resumeFrom.orElseGet(plan::start);
                  Audience audience = new Audience(listeners);
                  return new Supervisor(context, timers, plan, state, audience).start();
                }));
  }

  private Behavior<Message> start() {
    return guarded(
        () -> {
          if (plan.isFinished(generation.before())) {
            return finished(generation.before());
          }
          audience.tell(
              new RunEvent.Started(generation.number(), plan.generations(), plan.devices().size()));
          return running();
        });
  }

  /** Whatever a listener or the task throws ends the run with its message. */
  private Behavior<Message> guarded(Supplier<Behavior<Message>> step) {
    try {
      return step.get();
    } catch (RuntimeException | Error thrown) {
      context.getLog().info("The run ends", thrown);
      return over(RunEnd.Failed.of(thrown));
    }
  }

  private Behavior<Message> running() {
    return answering()
        .onMessage(RequestWork.class, request -> guarded(() -> onRequestWork(request)))
        .onMessage(UnitsDone.class, done -> guarded(() -> onUnitsDone(done)))
        .onMessage(UnitsFailed.class, failed -> guarded(() -> onUnitsFailed(failed)))
        .onMessage(WorkerGone.class, gone -> onWorkerGone(gone.worker()))
        .onMessage(Overdue.class, overdue -> handOut())
        .onMessage(Terrarium.Subscribe.class, subscribe -> onSubscribe(subscribe.subscriber()))
        .onMessage(SubscriberGone.class, gone -> onSubscriberGone(gone.subscriber()))
        .onMessage(Terrarium.AwaitEnd.class, await -> onAwaitEnd(await.replyTo()))
        .onMessage(Terrarium.Stop.class, stop -> onStop(stop.replyTo()))
        .onSignal(PostStop.class, stopped -> onStopped())
        .build();
  }

  private BehaviorBuilder<Message> answering() {
    return Behaviors.receive(Message.class)
        .onMessage(
            Terrarium.GetStatus.class,
            get -> {
              get.replyTo().tell(status());
              return Behaviors.same();
            });
  }

  private Behavior<Message> onRequestWork(RequestWork request) {
    if (!request.run().equals(plan.run())) {
      return Behaviors.same();
    }
    if (crew.add(request)) {
      context.watchWith(request.worker(), new WorkerGone(request.worker()));
    }
    // A worker that asks holds nothing: one that was restarted has forgotten its lease.
    ledger.giveBack(request.worker());
    return handOut();
  }

  private Behavior<Message> handOut() {
    long now = System.nanoTime();
    for (RequestWork request : crew.waiting()) {
      List<Integer> indices =
          ledger.lease(request.worker(), request.capacity(), crew.isAlone(), now);
      if (!indices.isEmpty()) {
        send(request, indices);
      }
    }
    if (!crew.waiting().isEmpty()) {
      ledger
          .untilOverdue(now)
          .ifPresent(wait -> timers.startSingleTimer(Overdue.OVERDUE, notAtOnce(wait)));
    }
    return Behaviors.same();
  }

  /** What is overdue already waits for a worker that may have it. */
  private static Duration notAtOnce(long nanos) {
    return Duration.ofNanos(Math.max(nanos, 10_000_000));
  }

  private void send(RequestWork request, List<Integer> indices) {
    RoundKey key = key();
    if (!request.knows().equals(Optional.of(key))) {
      request.worker().tell(new ToWorker.RoundStarted(plan.run(), round));
    }
    request.worker().tell(new ToWorker.Lease(key, indices));
    crew.served(request.worker());
  }

  private RoundKey key() {
    return RoundKey.of(plan.run(), round);
  }

  private Behavior<Message> onUnitsDone(UnitsDone done) {
    if (!done.round().equals(key())) {
      return Behaviors.same();
    }
    int before = doneUnits();
    int finished = ledger.answer(done.worker(), done.answers(), System.nanoTime());
    for (int i = 1; i <= finished; i++) {
      audience.tell(
          new RunEvent.Progressed(
              generation.number(), generation.algorithm(), before + i, generation.units()));
    }
    return ledger.isComplete() ? onRoundComplete(ledger.outcomes()) : Behaviors.same();
  }

  private int doneUnits() {
    return ledger.done() + told.map(t -> t.population().size()).orElse(0);
  }

  private Behavior<Message> onRoundComplete(List<Outcome> outcomes) {
    if (told.isPresent()) {
      return onGenerationDone(told.get().done(outcomes));
    }
    Generation.Told now = generation.tell(outcomes);
    if (!generation.scoresMean()) {
      return onGenerationDone(now.done(List.of()));
    }
    told = Optional.of(now);
    begin(now.meanRound());
    return handOut();
  }

  private Behavior<Message> onGenerationDone(Generation.Done done) {
    double seconds = (System.nanoTime() - generationBegan) / 1e9;
    audience.tell(
        new RunEvent.GenerationFinished(
            done.record(), done.state(), seconds, generation.trainings()));
    if (plan.isFinished(done.state())) {
      return finished(done.state());
    }
    begin(new Generation(plan, done.state()));
    return handOut();
  }

  private void begin(Generation next) {
    generation = next;
    told = Optional.empty();
    generationBegan = System.nanoTime();
    begin(next.populationRound());
  }

  private void begin(Round next) {
    redoneBefore = redone();
    round = next;
    ledger = new Ledger(plan.task().units(next.phase()), patience);
  }

  private Behavior<Message> onUnitsFailed(UnitsFailed failed) {
    if (!failed.round().equals(key())) {
      return Behaviors.same();
    }
    context.getLog().info("Units {} threw: {}", failed.indices(), failed.cause());
    Optional<Integer> culprit = ledger.threw(failed.worker(), failed.indices());
    return culprit.isPresent()
        ? over(RunEnd.Failed.refused(sentence(culprit.get(), failed.cause())))
        : handOut();
  }

  private String sentence(int index, String cause) {
    String unit = plan.task().describe(generation.number(), round.phase(), index);
    String where = ledger.workersThatThrew(index) > 1 ? "on two workers" : "twice on one worker";
    return "generation %d, %s: evaluating it threw %s, the second time %s"
        .formatted(generation.number(), unit, where, cause);
  }

  private Behavior<Message> onWorkerGone(ActorRef<ToWorker> worker) {
    crew.remove(worker);
    ledger.giveBack(worker);
    return handOut();
  }

  private Behavior<Message> onSubscribe(ActorRef<RunEvent> subscriber) {
    if (audience.add(subscriber)) {
      context.watchWith(subscriber, new SubscriberGone(subscriber));
    }
    return Behaviors.same();
  }

  private Behavior<Message> onSubscriberGone(ActorRef<RunEvent> subscriber) {
    audience.remove(subscriber);
    return Behaviors.same();
  }

  private Behavior<Message> onAwaitEnd(ActorRef<RunEnd> replyTo) {
    awaitingEnd.add(replyTo);
    return Behaviors.same();
  }

  private Behavior<Message> onStop(ActorRef<RunEnd> replyTo) {
    awaitingEnd.add(replyTo);
    return over(new RunEnd.Stopped());
  }

  /** Stopped by its parent, without being asked. */
  private Behavior<Message> onStopped() {
    closeListeners();
    return Behaviors.same();
  }

  private Behavior<Message> finished(RunState state) {
    audience.tell(new RunEvent.Finished(state));
    return over(new RunEnd.Completed(state));
  }

  /** Nothing changes any more; questions are still answered. */
  private Behavior<Message> over(RunEnd end) {
    timers.cancelAll();
    closeListeners();
    awaitingEnd.forEach(waiting -> waiting.tell(end));
    return answering()
        .onMessage(Terrarium.AwaitEnd.class, await -> reply(await.replyTo(), end))
        .onMessage(Terrarium.Stop.class, stop -> reply(stop.replyTo(), end))
        .onMessage(Message.class, ignored -> Behaviors.same())
        .build();
  }

  /** How the run ended is known by now, and trouble here does not change it. */
  private void closeListeners() {
    try {
      audience.close();
    } catch (RuntimeException thrown) {
      context.getLog().warn("A listener could not be closed: {}", Sentence.of(thrown));
    }
  }

  private static Behavior<Message> reply(ActorRef<RunEnd> replyTo, RunEnd end) {
    replyTo.tell(end);
    return Behaviors.same();
  }

  private Terrarium.Status status() {
    return new Terrarium.Status(
        generation.number(),
        doneUnits(),
        generation.units(),
        ledger.openLeases(),
        redone(),
        crew.size());
  }

  private int redone() {
    return redoneBefore + ledger.redone();
  }
}

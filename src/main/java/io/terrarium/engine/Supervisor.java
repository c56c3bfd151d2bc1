package io.terrarium.engine;

import akka.actor.Address;
import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.BehaviorBuilder;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import com.typesafe.config.Config;
import io.terrarium.engine.ToSupervisor.RequestWork;
import io.terrarium.engine.ToSupervisor.UnitsDone;
import io.terrarium.engine.ToSupervisor.UnitsFailed;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.RunState;
import io.terrarium.run.RunEvent;
import io.terrarium.run.RunEvent.GenerationFinished;
import io.terrarium.run.RunListener;
import io.terrarium.run.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Owns a run: leases the units of each round to the workers that ask, tells the strategy, and tells
 * the listeners. No result depends on who did what, or when.
 */
public final class Supervisor {

  /** What it is told: by workers, by the application, and by itself. */
  public interface Message {}

  /** So many workers will ask at least, now that each site has answered. */
  public record Expect(int workers) implements Message, NoSerializationVerificationNeeded {}

  /** A node does not answer; it may be back. */
  public record Unreachable(Address node) implements Message, NoSerializationVerificationNeeded {}

  private record WorkerGone(ActorRef<ToWorker> worker)
      implements Message, NoSerializationVerificationNeeded {}

  private record SubscriberGone(ActorRef<RunEvent> subscriber)
      implements Message, NoSerializationVerificationNeeded {}

  /** What the generation under way gave is kept; a run that has gone on no longer waits for it. */
  private record Kept(long generation) implements Message, NoSerializationVerificationNeeded {}

  /** A lease has become overdue while a worker is idle. */
  private enum Overdue implements Message, NoSerializationVerificationNeeded {
    OVERDUE
  }

  private final ActorContext<Message> context;
  private final TimerScheduler<Message> timers;
  private final RunPlan plan;
  private final Journal journal;
  private final EventPublisher audience;
  private final LongSupplier clock;
  private final WorkerRegistry crew;
  private final LeaseManager leasing;
  private final List<ActorRef<RunEnd>> awaitingEnd = new ArrayList<>();

  private Generation generation;
  private Optional<Generation.Told> told = Optional.empty();
  private Optional<GenerationFinished> unkept = Optional.empty();
  private String latestCause = "";
  private long generationBegan;

  private Supervisor(
      ActorContext<Message> context,
      TimerScheduler<Message> timers,
      RunPlan plan,
      RunState state,
      Journal journal,
      EventPublisher audience,
      LongSupplier clock) {
    this.context = context;
    this.timers = timers;
    this.plan = plan;
    this.journal = journal;
    this.audience = audience;
    this.clock = clock;
    this.generationBegan = clock.getAsLong();
    this.crew =
        new WorkerRegistry(
            plan.devices().isEmpty() ? OptionalInt.empty() : OptionalInt.of(plan.devices().size()));
    this.generation = new Generation(plan, state);
    Config settings = context.getSystem().settings().config().getConfig("terrarium.engine");
    this.leasing =
        new LeaseManager(
            plan.run(),
            plan.task(),
            generation.populationRound(),
            crew,
            settings.getDuration("patience").toNanos(),
            settings.getDuration("lease").toNanos());
  }

  public static Behavior<Message> create(
      RunPlan plan, Optional<RunState> resumeFrom, Journal journal, List<RunListener> listeners) {
    return create(plan, resumeFrom, journal, listeners, System::nanoTime);
  }

  /** The same with a clock of its own, in nanoseconds. */
  public static Behavior<Message> create(
      RunPlan plan,
      Optional<RunState> resumeFrom,
      Journal journal,
      List<RunListener> listeners,
      LongSupplier clock) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  RunState state = resumeFrom.orElseGet(plan::start);
                  EventPublisher audience = new EventPublisher(listeners);
                  return new Supervisor(context, timers, plan, state, journal, audience, clock)
                      .start();
                }));
  }

  private Behavior<Message> start() {
    return guarded(
        () -> {
          if (isToEnd(generation.before())) {
            return ended(generation.before());
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
        .onMessage(Kept.class, kept -> guarded(() -> onKept(kept.generation())))
        .onMessage(Expect.class, expect -> onExpect(expect.workers()))
        .onMessage(Unreachable.class, unreachable -> onUnreachable(unreachable.node()))
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
    if (leasing.request(request, clock.getAsLong())) {
      context.watchWith(request.worker(), new WorkerGone(request.worker()));
    }
    return watchTheClock();
  }

  private Behavior<Message> handOut() {
    leasing.handOut(clock.getAsLong());
    return watchTheClock();
  }

  private Behavior<Message> watchTheClock() {
    leasing
        .untilOverdue(clock.getAsLong())
        .ifPresent(wait -> timers.startSingleTimer(Overdue.OVERDUE, notAtOnce(wait)));
    return Behaviors.same();
  }

  /** What is overdue already waits for a worker that may have it. */
  private static Duration notAtOnce(long nanos) {
    return Duration.ofNanos(Math.max(nanos, 10_000_000));
  }

  private Behavior<Message> onUnitsDone(UnitsDone done) {
    int before = doneUnits();
    int finished = leasing.done(done, clock.getAsLong());
    for (int i = 1; i <= finished; i++) {
      audience.tell(
          new RunEvent.Progressed(
              generation.number(), generation.algorithm(), before + i, generation.units()));
    }
    return finished > 0 && leasing.isComplete()
        ? onRoundComplete(leasing.outcomes())
        : Behaviors.same();
  }

  private int doneUnits() {
    return leasing.done() + told.map(t -> t.population().size()).orElse(0);
  }

  private Behavior<Message> onRoundComplete(List<Outcome> outcomes) {
    if (told.isPresent()) {
      return onGenerationDone(told.get().done(outcomes));
    }
    if (Generation.allFailed(outcomes)) {
      context
          .getLog()
          .info(
              "All candidates of generation {} failed; the search stays.", generation.number() + 1);
    }
    Generation.Told now = generation.tell(outcomes);
    if (!generation.scoresMean()) {
      return onGenerationDone(now.done(List.of()));
    }
    told = Optional.of(now);
    leasing.begin(now.meanRound());
    return handOut();
  }

  private Behavior<Message> onGenerationDone(Generation.Done done) {
    double seconds = (clock.getAsLong() - generationBegan) / 1e9;
    Timing timing = Timing.upToNow(seconds, generation.trainings(), workers());
    GenerationFinished finished = new GenerationFinished(done.record(), done.state(), timing);
    unkept = Optional.of(finished);
    ActorRef<Message> self = context.getSelf();
    journal.keep(finished, () -> self.tell(new Kept(done.record().generation())));
    return Behaviors.same();
  }

  /** Those of a cluster are known by their having asked. */
  private int workers() {
    return Math.max(plan.devices().size(), crew.size());
  }

  private Behavior<Message> onKept(long which) {
    Optional<GenerationFinished> kept =
        unkept.filter(finished -> finished.record().generation() == which);
    return kept.map(this::goOn).orElse(Behaviors.same());
  }

  private Behavior<Message> goOn(GenerationFinished finished) {
    unkept = Optional.empty();
    audience.tell(finished);
    if (isToEnd(finished.state())) {
      return ended(finished.state());
    }
    generation = new Generation(plan, finished.state());
    told = Optional.empty();
    generationBegan = clock.getAsLong();
    leasing.begin(generation.populationRound());
    return handOut();
  }

  private Behavior<Message> onUnitsFailed(UnitsFailed failed) {
    context.getLog().info("Units {} threw: {}", failed.indices(), failed.cause());
    leasing.threw(failed);
    latestCause = failed.cause();
    return judge();
  }

  /** Whether a unit is at fault depends on who there is to compute it, too. */
  private Behavior<Message> judge() {
    Optional<Integer> culprit = leasing.culprit();
    return culprit.isPresent()
        ? over(RunEnd.Failed.refused(sentence(culprit.get(), latestCause)))
        : handOut();
  }

  private Behavior<Message> onExpect(int workers) {
    crew.expect(workers);
    return judge();
  }

  private String sentence(int index, String cause) {
    String unit = plan.task().describe(generation.number(), leasing.round().phase(), index);
    String where = leasing.workersThatThrew(index) > 1 ? "on two workers" : "twice on one worker";
    return "generation %d, %s: evaluating it threw %s, the second time %s"
        .formatted(generation.number(), unit, where, cause);
  }

  private Behavior<Message> onUnreachable(Address node) {
    leasing.unreachable(node, clock.getAsLong());
    return watchTheClock();
  }

  private Behavior<Message> onWorkerGone(ActorRef<ToWorker> worker) {
    leasing.gone(worker, clock.getAsLong());
    return judge();
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

  private boolean isToEnd(RunState state) {
    return plan.isFinished(state) || plan.trouble(state).isPresent();
  }

  private Behavior<Message> ended(RunState state) {
    return plan.trouble(state)
        .map(sentence -> over(RunEnd.Failed.refused(sentence)))
        .orElseGet(() -> finished(state));
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
      context.getLog().warn("A listener could not be closed: {}", ErrorText.of(thrown));
    }
  }

  private static Behavior<Message> reply(ActorRef<RunEnd> replyTo, RunEnd end) {
    replyTo.tell(end);
    return Behaviors.same();
  }

  private Terrarium.Status status() {
    return new Terrarium.Status(
        generation.number(),
        generation.algorithm(),
        doneUnits(),
        generation.units(),
        leasing.openLeases(),
        leasing.redone(),
        crew.size(),
        crew.idle(),
        crew.unitsPerSecond());
  }
}

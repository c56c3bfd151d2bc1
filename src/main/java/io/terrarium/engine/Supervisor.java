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
import io.terrarium.engine.format.RoundKey;
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
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The actor that owns a run. It leases the units of each round to the workers that ask for work,
 * tells their fitness to the strategy, and calls the listeners. No result depends on which worker
 * did what, or when.
 */
public final class Supervisor {

  /** The messages that a supervisor takes. */
  public sealed interface Command permits FromWorker, Local, Terrarium.Request {}

  /**
   * The messages of workers. Any of them may be lost, come twice or late: the worker says it again
   * until it is answered, and numbers tell what it belongs to.
   */
  public sealed interface FromWorker extends Command {}

  /**
   * The worker is free. It holds no lease, unless it has sent this request before and a lease has
   * answered it.
   *
   * @param group keeps the searches for this worker and its neighbours
   * @param number of the request, larger than those of all earlier ones of this worker
   * @param batch units that the device takes at once, at least 1
   * @param knows the generation of the latest search that the group has given to the worker
   */
  public record RequestWork(
      String run,
      ActorRef<Worker.Lease> worker,
      ActorRef<WorkerGroup.Search> group,
      long number,
      int batch,
      OptionalLong knows)
      implements FromWorker {}

  /**
   * The units of a lease have been evaluated.
   *
   * @param number of the request that the lease answered
   */
  public record UnitsDone(
      RoundKey round, ActorRef<Worker.Lease> worker, long number, List<Answer> answers)
      implements FromWorker {}

  /** The outcome of one unit. */
  public record Answer(int index, Outcome outcome) {}

  /**
   * The evaluation of a lease threw.
   *
   * @param number of the request that the lease answered
   */
  public record UnitsFailed(
      RoundKey round,
      ActorRef<Worker.Lease> worker,
      long number,
      List<Integer> indices,
      String cause)
      implements FromWorker {}

  /** The messages that stay in one JVM. */
  sealed interface Local extends Command, NoSerializationVerificationNeeded {}

  /** At least so many workers will ask for work. */
  public record Expect(int workers) implements Local {}

  /** A node does not answer; it may come back. */
  public record Unreachable(Address node) implements Local {}

  /** The {@link Journal} has kept a generation; a run that has gone on since ignores this. */
  public record Kept(long generation) implements Local {}

  private record WorkerGone(ActorRef<Worker.Lease> worker) implements Local {}

  private record SubscriberGone(ActorRef<RunEvent> subscriber) implements Local {}

  /** A lease has become overdue while a worker is idle. */
  private enum Overdue implements Local {
    OVERDUE
  }

  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final RunPlan plan;
  private final Journal journal;
  private final EventPublisher publisher;
  private final LongSupplier clock;
  private final LeaseManager leases;
  private final List<ActorRef<RunEnd>> awaitingEnd = new ArrayList<>();

  private Generation generation;
  private Optional<Generation.Told> told = Optional.empty();
  private Optional<GenerationFinished> unkept = Optional.empty();
  private long generationBegan;

  private Supervisor(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      RunPlan plan,
      RunState state,
      Journal journal,
      EventPublisher publisher,
      LongSupplier clock) {
    this.context = context;
    this.timers = timers;
    this.plan = plan;
    this.journal = journal;
    this.publisher = publisher;
    this.clock = clock;
    this.generationBegan = clock.getAsLong();
    this.generation = new Generation(plan, state);
    Config settings = context.getSystem().settings().config().getConfig("terrarium.engine");
    this.leases =
        new LeaseManager(
            plan,
            generation.populationRound(),
            settings.getDuration("patience"),
            settings.getDuration("lease"),
            clock);
  }

  public static Behavior<Command> create(
      RunPlan plan, Optional<RunState> resumeFrom, Journal journal, List<RunListener> listeners) {
    return create(plan, resumeFrom, journal, listeners, System::nanoTime);
  }

  /** The same with another clock, in nanoseconds. */
  public static Behavior<Command> create(
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
                  EventPublisher publisher = new EventPublisher(listeners);
                  return new Supervisor(context, timers, plan, state, journal, publisher, clock)
                      .start();
                }));
  }

  private Behavior<Command> start() {
    return guarded(
        () -> {
          Optional<RunEnd> end = plan.end(generation.before());
          if (end.isPresent()) {
            return ended(end.get());
          }
          publisher.tell(
              new RunEvent.Started(generation.number(), plan.generations(), plan.devices().size()));
          return running();
        });
  }

  /** Ends the run with the message of whatever a listener or the task throws. */
  private Behavior<Command> guarded(Supplier<Behavior<Command>> step) {
    try {
      return step.get();
    } catch (RuntimeException | Error thrown) {
      context.getLog().info("The run ends", thrown);
      return over(RunEnd.Failed.of(thrown));
    }
  }

  private Behavior<Command> running() {
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

  private BehaviorBuilder<Command> answering() {
    return Behaviors.receive(Command.class)
        .onMessage(
            Terrarium.GetStatus.class,
            get -> {
              get.replyTo().tell(leases.status(generation, doneUnits()));
              return Behaviors.same();
            });
  }

  private Behavior<Command> onRequestWork(RequestWork request) {
    if (leases.request(request)) {
      context.watchWith(request.worker(), new WorkerGone(request.worker()));
    }
    return watchTheClock();
  }

  private Behavior<Command> handOut() {
    leases.handOut();
    return watchTheClock();
  }

  private Behavior<Command> watchTheClock() {
    leases
        .untilOverdue()
        .ifPresent(wait -> timers.startSingleTimer(Overdue.OVERDUE, notAtOnce(wait)));
    return Behaviors.same();
  }

  /** A lease that is overdue already waits for a worker that may have it. */
  private static Duration notAtOnce(long nanos) {
    return Duration.ofNanos(Math.max(nanos, 10_000_000));
  }

  private Behavior<Command> onUnitsDone(UnitsDone done) {
    int before = doneUnits();
    int finished = leases.done(done);
    for (int i = 1; i <= finished; i++) {
      publisher.tell(
          new RunEvent.Progressed(
              generation.number(), generation.algorithm(), before + i, generation.units()));
    }
    return finished > 0 && leases.isComplete()
        ? onRoundComplete(leases.outcomes())
        : Behaviors.same();
  }

  private int doneUnits() {
    return leases.done() + told.map(t -> t.population().size()).orElse(0);
  }

  private Behavior<Command> onRoundComplete(List<Outcome> outcomes) {
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
    leases.begin(now.meanRound());
    return handOut();
  }

  private Behavior<Command> onGenerationDone(Generation.Done done) {
    double seconds = (clock.getAsLong() - generationBegan) / 1e9;
    Timing timing = Timing.upToNow(seconds, generation.trainings(), workers());
    GenerationFinished finished = new GenerationFinished(done.record(), done.state(), timing);
    unkept = Optional.of(finished);
    journal.keep(finished, context.getSelf().narrow());
    return Behaviors.same();
  }

  /** Workers of a cluster are known once they have asked for work. */
  private int workers() {
    return Math.max(plan.devices().size(), leases.workers());
  }

  private Behavior<Command> onKept(long which) {
    Optional<GenerationFinished> kept =
        unkept.filter(finished -> finished.record().generation() == which);
    return kept.map(this::goOn).orElse(Behaviors.same());
  }

  private Behavior<Command> goOn(GenerationFinished finished) {
    unkept = Optional.empty();
    publisher.tell(finished);
    Optional<RunEnd> end = plan.end(finished.state());
    if (end.isPresent()) {
      return ended(end.get());
    }
    generation = new Generation(plan, finished.state());
    told = Optional.empty();
    generationBegan = clock.getAsLong();
    leases.begin(generation.populationRound());
    return handOut();
  }

  private Behavior<Command> onUnitsFailed(UnitsFailed failed) {
    context.getLog().info("Units {} threw: {}", failed.indices(), failed.cause());
    leases.threw(failed);
    return judge();
  }

  /** Whether a unit is at fault also depends on which workers there are. */
  private Behavior<Command> judge() {
    return leases
        .fault()
        .map(sentence -> over(RunEnd.Failed.refused(sentence)))
        .orElseGet(this::handOut);
  }

  private Behavior<Command> onExpect(int workers) {
    leases.expect(workers);
    return judge();
  }

  private Behavior<Command> onUnreachable(Address node) {
    leases.unreachable(node);
    return watchTheClock();
  }

  private Behavior<Command> onWorkerGone(ActorRef<Worker.Lease> worker) {
    leases.remove(worker);
    return judge();
  }

  private Behavior<Command> onSubscribe(ActorRef<RunEvent> subscriber) {
    if (publisher.add(subscriber)) {
      context.watchWith(subscriber, new SubscriberGone(subscriber));
    }
    return Behaviors.same();
  }

  private Behavior<Command> onSubscriberGone(ActorRef<RunEvent> subscriber) {
    publisher.remove(subscriber);
    return Behaviors.same();
  }

  private Behavior<Command> onAwaitEnd(ActorRef<RunEnd> replyTo) {
    awaitingEnd.add(replyTo);
    return Behaviors.same();
  }

  private Behavior<Command> onStop(ActorRef<RunEnd> replyTo) {
    awaitingEnd.add(replyTo);
    return over(new RunEnd.Stopped());
  }

  /** The parent has stopped this actor without asking it. */
  private Behavior<Command> onStopped() {
    publisher.close();
    return Behaviors.same();
  }

  private Behavior<Command> ended(RunEnd end) {
    if (end instanceof RunEnd.Completed completed) {
      publisher.tell(new RunEvent.Finished(completed.state()));
    }
    return over(end);
  }

  /** The run is over, and questions are still answered. */
  private Behavior<Command> over(RunEnd end) {
    timers.cancelAll();
    publisher.close();
    awaitingEnd.forEach(waiting -> waiting.tell(end));
    return answering()
        .onMessage(Terrarium.AwaitEnd.class, await -> reply(await.replyTo(), end))
        .onMessage(Terrarium.Stop.class, stop -> reply(stop.replyTo(), end))
        .onMessage(Command.class, ignored -> Behaviors.same())
        .build();
  }

  private static Behavior<Command> reply(ActorRef<RunEnd> replyTo, RunEnd end) {
    replyTo.tell(end);
    return Behaviors.same();
  }
}

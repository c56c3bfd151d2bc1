package io.terrarium.engine;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.BehaviorBuilder;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import io.terrarium.engine.format.RoundKey;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Round;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/**
 * The actor that owns one device. It asks for work while it is free, has its executor do the work,
 * and answers. Its messages may be lost, so it repeats them until a lease comes.
 */
public final class Worker {

  /** The messages that a worker takes. */
  sealed interface Command permits Lease, DeviceExecutor.Reply, SearchCame, Serve, AskAgain {}

  /**
   * Units of a round to evaluate, from the supervisor.
   *
   * @param number of the request that it answers
   */
  public record Lease(RoundKey round, long number, List<Integer> indices) implements Command {}

  /** The search that the worker has asked its group for. */
  record SearchCame(WorkerGroup.Search search)
      implements Command, NoSerializationVerificationNeeded {}

  /** From now on the run has this supervisor. */
  record Serve(ActorRef<Supervisor.FromWorker> supervisor)
      implements Command, NoSerializationVerificationNeeded {}

  /** No lease has come for a while. */
  private enum AskAgain implements Command, NoSerializationVerificationNeeded {
    ASK_AGAIN
  }

  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final String run;
  private final ActorRef<DeviceExecutor.Command> executor;
  private final ActorRef<WorkerGroup.Command> group;
  private final AtomicReference<ActorRef<Supervisor.FromWorker>> supervisor;
  private final AtomicLong numbers;
  private final Duration retry;

  private int batch = 1;
  private long number;
  private Optional<WorkerGroup.Search> search = Optional.empty();
  private Optional<Supervisor.FromWorker> report = Optional.empty();

  private Worker(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      String run,
      ActorRef<DeviceExecutor.Command> executor,
      ActorRef<WorkerGroup.Command> group,
      AtomicReference<ActorRef<Supervisor.FromWorker>> supervisor,
      AtomicLong numbers) {
    this.context = context;
    this.timers = timers;
    this.run = run;
    this.executor = executor;
    this.group = group;
    this.supervisor = supervisor;
    this.numbers = numbers;
    this.retry = context.getSystem().settings().config().getDuration("terrarium.engine.retry");
  }

  static Behavior<Command> create(
      String run,
      ActorRef<DeviceExecutor.Command> executor,
      ActorRef<WorkerGroup.Command> group,
      ActorRef<Supervisor.FromWorker> supervisor) {
    // These survive a restart: the worker goes on with the latest supervisor, and the numbers of
    // its requests go on growing.
    AtomicReference<ActorRef<Supervisor.FromWorker>> latest = new AtomicReference<>(supervisor);
    AtomicLong numbers = new AtomicLong();
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    new Worker(context, timers, run, executor, group, latest, numbers).prepare()));
  }

  private Behavior<Command> prepare() {
    executor.tell(new DeviceExecutor.Prepare(context.getSelf().narrow()));
    return serving()
        .onMessage(DeviceExecutor.Ready.class, ready -> ask(ready.batch()))
        // The device cannot be opened; the first unit tells the supervisor why.
        .onMessage(DeviceExecutor.OutOfMemory.class, full -> ask(1))
        .onMessage(DeviceExecutor.Threw.class, threw -> ask(1))
        .onMessage(Command.class, early -> Behaviors.same())
        .build();
  }

  private BehaviorBuilder<Command> serving() {
    return Behaviors.receive(Command.class)
        .onMessage(
            Serve.class,
            serve -> {
              supervisor.set(serve.supervisor());
              return Behaviors.same();
            });
  }

  private Behavior<Command> ask(int suiting) {
    batch = suiting;
    return ask();
  }

  private Behavior<Command> ask() {
    number = numbers.incrementAndGet();
    timers.startTimerWithFixedDelay(AskAgain.ASK_AGAIN, retry);
    request();
    return waiting();
  }

  private void request() {
    OptionalLong knows = search.stream().mapToLong(WorkerGroup.Search::generation).findFirst();
    supervisor
        .get()
        .tell(new Supervisor.RequestWork(run, self(), group.narrow(), number, batch, knows));
  }

  private Behavior<Command> waiting() {
    return Behaviors.receive(Command.class)
        .onMessage(Lease.class, lease -> lease.number() == number, this::onLease)
        .onMessage(AskAgain.class, again -> askAgain())
        .onMessage(Serve.class, this::onServe)
        .onMessage(Command.class, late -> Behaviors.same())
        .build();
  }

  private Behavior<Command> askAgain() {
    report.ifPresent(supervisor.get()::tell);
    request();
    return Behaviors.same();
  }

  private Behavior<Command> onServe(Serve serve) {
    supervisor.set(serve.supervisor());
    return askAgain();
  }

  private Behavior<Command> onLease(Lease lease) {
    long wanted = lease.round().search();
    if (search.isPresent() && search.get().generation() == wanted) {
      return begin(lease, search.get());
    }
    group.tell(new WorkerGroup.AwaitSearch(wanted, context.getSelf()));
    return awaitingSearch(lease);
  }

  private Behavior<Command> awaitingSearch(Lease lease) {
    return Behaviors.receive(Command.class)
        .onMessage(
            SearchCame.class,
            came -> came.search().generation() == lease.round().search(),
            came -> onSearch(came.search(), lease))
        .onMessage(
            Lease.class,
            other -> other.number() == number && !other.round().equals(lease.round()),
            this::onLease)
        .onMessage(AskAgain.class, again -> askAgain())
        .onMessage(Serve.class, this::onServe)
        .onMessage(Command.class, late -> Behaviors.same())
        .build();
  }

  private Behavior<Command> onSearch(WorkerGroup.Search came, Lease lease) {
    search = Optional.of(came);
    return begin(lease, came);
  }

  private Behavior<Command> begin(Lease lease, WorkerGroup.Search from) {
    timers.cancel(AskAgain.ASK_AGAIN);
    report = Optional.empty();
    Round round = new Round(lease.round().generation(), lease.round().phase(), from.state());
    executor.tell(new DeviceExecutor.Evaluate(round, lease.indices(), context.getSelf().narrow()));
    return evaluating(lease);
  }

  private Behavior<Command> evaluating(Lease lease) {
    return serving()
        .onMessage(
            DeviceExecutor.Evaluated.class, evaluated -> answer(done(lease, evaluated.outcomes())))
        .onMessage(DeviceExecutor.Threw.class, threw -> answer(failed(lease, threw.cause())))
        .onMessage(Command.class, late -> Behaviors.same())
        .build();
  }

  private Behavior<Command> answer(Supervisor.FromWorker what) {
    report = Optional.of(what);
    supervisor.get().tell(what);
    return ask();
  }

  private Supervisor.FromWorker done(Lease lease, List<Outcome> outcomes) {
    List<Supervisor.Answer> answers =
        IntStream.range(0, outcomes.size())
            .mapToObj(i -> new Supervisor.Answer(lease.indices().get(i), outcomes.get(i)))
            .toList();
    return new Supervisor.UnitsDone(lease.round(), self(), lease.number(), answers);
  }

  private Supervisor.FromWorker failed(Lease lease, String cause) {
    return new Supervisor.UnitsFailed(
        lease.round(), self(), lease.number(), lease.indices(), cause);
  }

  private ActorRef<Lease> self() {
    return context.getSelf().narrow();
  }
}

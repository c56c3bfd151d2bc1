package io.terrarium.engine;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.BehaviorBuilder;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
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
 * Owns one device: asks for work while it is free, has its executor do it, and answers. What it
 * says may be lost on the way, so it says it again until a lease comes.
 */
final class Worker {

  /** What it is told: by the supervisor, its foreman, its executor, and itself. */
  interface Message {}

  /** A search that it has asked for. */
  record SearchCame(ToWorkerGroup.Search search)
      implements Message, NoSerializationVerificationNeeded {}

  /** From now on the run has this supervisor. */
  record Serve(ActorRef<ToSupervisor> supervisor)
      implements Message, NoSerializationVerificationNeeded {}

  /** No lease has come for a while. */
  private enum AskAgain implements Message, NoSerializationVerificationNeeded {
    ASK_AGAIN
  }

  private final ActorContext<Message> context;
  private final TimerScheduler<Message> timers;
  private final String run;
  private final ActorRef<DeviceExecutor.Command> executor;
  private final ActorRef<WorkerGroup.Message> foreman;
  private final AtomicReference<ActorRef<ToSupervisor>> supervisor;
  private final AtomicLong numbers;
  private final Duration retry;

  private int batch = 1;
  private long number;
  private Optional<ToWorkerGroup.Search> search = Optional.empty();
  private Optional<ToSupervisor> report = Optional.empty();

  private Worker(
      ActorContext<Message> context,
      TimerScheduler<Message> timers,
      String run,
      ActorRef<DeviceExecutor.Command> executor,
      ActorRef<WorkerGroup.Message> foreman,
      AtomicReference<ActorRef<ToSupervisor>> supervisor,
      AtomicLong numbers) {
    this.context = context;
    this.timers = timers;
    this.run = run;
    this.executor = executor;
    this.foreman = foreman;
    this.supervisor = supervisor;
    this.numbers = numbers;
    this.retry = context.getSystem().settings().config().getDuration("terrarium.engine.retry");
  }

  static Behavior<Message> create(
      String run,
      ActorRef<DeviceExecutor.Command> executor,
      ActorRef<WorkerGroup.Message> foreman,
      ActorRef<ToSupervisor> supervisor) {
    // Outside of what a restart makes anew: it goes on serving the latest supervisor, and the
    // numbers of its requests go on growing.
    AtomicReference<ActorRef<ToSupervisor>> latest = new AtomicReference<>(supervisor);
    AtomicLong numbers = new AtomicLong();
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    new Worker(context, timers, run, executor, foreman, latest, numbers)
                        .prepare()));
  }

  private Behavior<Message> prepare() {
    executor.tell(new DeviceExecutor.Prepare(context.getSelf().narrow()));
    return serving()
        .onMessage(DeviceExecutor.Ready.class, ready -> ask(ready.batch()))
        // The device cannot be opened; the first unit will tell the supervisor why.
        .onMessage(DeviceExecutor.NoRoom.class, full -> ask(1))
        .onMessage(DeviceExecutor.Threw.class, threw -> ask(1))
        .onMessage(Message.class, early -> Behaviors.same())
        .build();
  }

  private BehaviorBuilder<Message> serving() {
    return Behaviors.receive(Message.class)
        .onMessage(
            Serve.class,
            serve -> {
              supervisor.set(serve.supervisor());
              return Behaviors.same();
            });
  }

  private Behavior<Message> ask(int suiting) {
    batch = suiting;
    return ask();
  }

  private Behavior<Message> ask() {
    number = numbers.incrementAndGet();
    timers.startTimerWithFixedDelay(AskAgain.ASK_AGAIN, retry);
    request();
    return waiting();
  }

  private void request() {
    OptionalLong knows = search.stream().mapToLong(ToWorkerGroup.Search::generation).findFirst();
    supervisor
        .get()
        .tell(new ToSupervisor.RequestWork(run, self(), foreman.narrow(), number, batch, knows));
  }

  private Behavior<Message> waiting() {
    return Behaviors.receive(Message.class)
        .onMessage(ToWorker.Lease.class, lease -> lease.number() == number, this::onLease)
        .onMessage(AskAgain.class, again -> askAgain())
        .onMessage(Serve.class, this::onServe)
        .onMessage(Message.class, late -> Behaviors.same())
        .build();
  }

  private Behavior<Message> askAgain() {
    report.ifPresent(supervisor.get()::tell);
    request();
    return Behaviors.same();
  }

  private Behavior<Message> onServe(Serve serve) {
    supervisor.set(serve.supervisor());
    return askAgain();
  }

  private Behavior<Message> onLease(ToWorker.Lease lease) {
    long wanted = lease.round().search();
    if (search.isPresent() && search.get().generation() == wanted) {
      return begin(lease, search.get());
    }
    foreman.tell(new WorkerGroup.AwaitSearch(wanted, context.getSelf()));
    return awaitingSearch(lease);
  }

  private Behavior<Message> awaitingSearch(ToWorker.Lease lease) {
    return Behaviors.receive(Message.class)
        .onMessage(
            SearchCame.class,
            came -> came.search().generation() == lease.round().search(),
            came -> onSearch(came.search(), lease))
        .onMessage(
            ToWorker.Lease.class,
            other -> other.number() == number && !other.round().equals(lease.round()),
            this::onLease)
        .onMessage(AskAgain.class, again -> askAgain())
        .onMessage(Serve.class, this::onServe)
        .onMessage(Message.class, late -> Behaviors.same())
        .build();
  }

  private Behavior<Message> onSearch(ToWorkerGroup.Search came, ToWorker.Lease lease) {
    search = Optional.of(came);
    return begin(lease, came);
  }

  private Behavior<Message> begin(ToWorker.Lease lease, ToWorkerGroup.Search from) {
    timers.cancel(AskAgain.ASK_AGAIN);
    report = Optional.empty();
    Round round = new Round(lease.round().generation(), lease.round().phase(), from.state());
    executor.tell(new DeviceExecutor.Evaluate(round, lease.indices(), context.getSelf().narrow()));
    return evaluating(lease);
  }

  private Behavior<Message> evaluating(ToWorker.Lease lease) {
    return serving()
        .onMessage(
            DeviceExecutor.Evaluated.class, evaluated -> answer(done(lease, evaluated.outcomes())))
        .onMessage(DeviceExecutor.Threw.class, threw -> answer(failed(lease, threw.cause())))
        .onMessage(Message.class, late -> Behaviors.same())
        .build();
  }

  private Behavior<Message> answer(ToSupervisor what) {
    report = Optional.of(what);
    supervisor.get().tell(what);
    return ask();
  }

  private ToSupervisor done(ToWorker.Lease lease, List<Outcome> outcomes) {
    List<ToSupervisor.Answer> answers =
        IntStream.range(0, outcomes.size())
            .mapToObj(i -> new ToSupervisor.Answer(lease.indices().get(i), outcomes.get(i)))
            .toList();
    return new ToSupervisor.UnitsDone(lease.round(), self(), lease.number(), answers);
  }

  private ToSupervisor failed(ToWorker.Lease lease, String cause) {
    return new ToSupervisor.UnitsFailed(
        lease.round(), self(), lease.number(), lease.indices(), cause);
  }

  private ActorRef<ToWorker> self() {
    return context.getSelf().narrow();
  }
}

package io.terrarium.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.BehaviorInterceptor;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.terrarium.meta.Outcome;
import io.terrarium.run.RunEvent;
import io.terrarium.run.RunEvent.GenerationFinished;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A supervisor with many workers that train nothing: prints, for each generation, how long it took,
 * the messages that the supervisor had, and the processor time that it took for them. Run its main;
 * arguments: groups, workers of each, population, generations, milliseconds that a lease takes, and
 * {@code wire} for messages that are written and read as if they travelled.
 */
final class CrowdBenchmark {

  private final int groups;
  private final int workers;
  private final Duration work;
  private final RunPlan plan;
  private final Meter meter = new Meter();

  private CrowdBenchmark(List<Integer> sizes) {
    this.groups = sizes.get(0);
    this.workers = sizes.get(1);
    StubTask task = new StubTask(1, (device, round, index) -> {}, sizes.get(2));
    this.plan = Plans.plan(task, sizes.get(3), 0);
    this.work = Duration.ofMillis(sizes.get(4));
  }

  public static void main(String[] arguments) {
    boolean wire = List.of(arguments).contains("wire");
    List<Integer> sizes =
        arguments.length < 5
            ? List.of(20, 50, 10_000, 20, 0)
            : IntStream.range(0, 5).mapToObj(i -> Integer.valueOf(arguments[i])).toList();
    Config settings =
        wire ? ConfigFactory.load("application-test") : ConfigFactory.defaultReference();
    ActorSystem.create(
            new CrowdBenchmark(sizes).crowd(),
            "crowd",
            settings
                .getConfig("terrarium.engine.system")
                .withFallback(ConfigFactory.parseString("terrarium.engine.patience = 1 s"))
                .withFallback(settings))
        .getWhenTerminated()
        .toCompletableFuture()
        .join();
  }

  private Behavior<RunEnd> crowd() {
    return Behaviors.setup(
        context -> {
          ActorRef<Supervisor.Command> supervisor = supervisor(context);
          supervisor.tell(new Terrarium.AwaitEnd(context.getSelf()));
          for (int i = 0; i < groups; i++) {
            List<ActorRef<DeviceExecutor.Command>> executors =
                IntStream.range(0, workers)
                    .mapToObj(worker -> context.spawnAnonymous(executor()))
                    .toList();
            context.spawnAnonymous(WorkerGroup.create(Plans.RUN, supervisor.narrow(), executors));
          }
          return Behaviors.receiveMessage(end -> Behaviors.stopped());
        });
  }

  private ActorRef<Supervisor.Command> supervisor(ActorContext<RunEnd> context) {
    Behavior<Supervisor.Command> supervisor =
        Supervisor.create(plan, Optional.empty(), Journal.NONE, List.of(this::print));
    return context.spawn(
        Behaviors.intercept(() -> meter, supervisor),
        "supervisor",
        DispatcherSelector.fromConfig("terrarium.engine.supervisor-dispatcher"));
  }

  private Behavior<DeviceExecutor.Command> executor() {
    return Behaviors.receive(
        (context, command) -> {
          if (command instanceof DeviceExecutor.Prepare prepare) {
            prepare.replyTo().tell(new DeviceExecutor.Ready(1));
          } else if (command instanceof DeviceExecutor.Evaluate evaluate) {
            List<Outcome> outcomes =
                evaluate.indices().stream()
                    .map(index -> StubTask.outcome(evaluate.round(), index))
                    .toList();
            answer(context, evaluate.replyTo(), new DeviceExecutor.Evaluated(outcomes));
          }
          return Behaviors.same();
        });
  }

  private void answer(
      ActorContext<DeviceExecutor.Command> context,
      ActorRef<DeviceExecutor.Reply> replyTo,
      DeviceExecutor.Reply reply) {
    if (work.isZero()) {
      replyTo.tell(reply);
    } else {
      context.scheduleOnce(work, replyTo, reply);
    }
  }

  private void print(RunEvent event) {
    if (event instanceof GenerationFinished finished) {
      System.out.printf(
          Locale.ROOT,
          "generation %d: %.3f s, %s%n",
          finished.record().generation(),
          finished.timing().seconds(),
          meter.since(finished.timing().seconds()));
    }
  }

  /** Counts the supervisor's messages, and what its thread takes for them. */
  private static final class Meter
      extends BehaviorInterceptor<Supervisor.Command, Supervisor.Command> {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long messages;
    private long cpuBefore;

    Meter() {
      super(Supervisor.Command.class);
    }

    @Override
    public Behavior<Supervisor.Command> aroundReceive(
        TypedActorContext<Supervisor.Command> context,
        Supervisor.Command message,
        ReceiveTarget<Supervisor.Command> target) {
      messages++;
      return target.apply(context, message);
    }

    /** And begins anew; called on the supervisor's own thread. */
    String since(double seconds) {
      long cpu = THREADS.getCurrentThreadCpuTime();
      double spent = (cpu - cpuBefore) * 1e-9;
      String text =
          String.format(
              Locale.ROOT,
              "%d messages, %.0f a second; %.3f s of the supervisor's thread, %.1f us a message",
              messages,
              messages / seconds,
              spent,
              spent / messages * 1e6);
      messages = 0;
      cpuBefore = cpu;
      return text;
    }
  }
}

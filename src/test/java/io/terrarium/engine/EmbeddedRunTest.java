package io.terrarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.SpawnProtocol;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.javadsl.Behaviors;
import akka.japi.function.Function;
import com.typesafe.config.ConfigFactory;
import io.terrarium.experiment.ExperimentSetup;
import io.terrarium.experiment.ExperimentSource;
import io.terrarium.experiment.Registries;
import io.terrarium.file.BadInput;
import io.terrarium.meta.RunState;
import io.terrarium.run.RunDirectory;
import io.terrarium.run.RunEvent;
import io.terrarium.task.ScbDiscoveries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs in an application's own actor system, under its own configuration. */
@Timeout(60)
class EmbeddedRunTest {

  private static final Duration LONG = Duration.ofSeconds(50);

  /** What an application may have in its {@code application.conf}. */
  private static final String APPLICATION =
      """
      akka.loglevel = WARNING
      akka.actor.allow-java-serialization = off
      terrarium.engine.device-dispatcher = application.training
      application.training {
        type = Dispatcher
        executor = thread-pool-executor
        thread-pool-executor.fixed-pool-size = 2
      }
      """;

  private static final ActorSystem<SpawnProtocol.Command> SYSTEM =
      ActorSystem.create(
          SpawnProtocol.create(),
          "application",
          ConfigFactory.parseString(APPLICATION).withFallback(ConfigFactory.load()));

  private final ExperimentSetup setup = setUp();

  @TempDir Path directory;

  @AfterAll
  static void end_application() {
    SYSTEM.terminate();
  }

  @Test
  void two_runs_in_one_system_each_find_what_they_find_alone() {
    ExperimentSetup other = setUp("seed=4");
    ActorRef<Terrarium.Command> one = spawn(Terrarium.create(setup, 1));
    ActorRef<Terrarium.Command> two = spawn(Terrarium.create(other, 2));

    assertThat(mean(two)).containsExactly(meanAlone(other)).isNotEqualTo(mean(one));
    assertThat(mean(one)).containsExactly(meanAlone(setup));
  }

  @Test
  void workers_compute_on_the_application_s_dispatcher() {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    StubTask task =
        StubTask.playing((device, round, index) -> threads.add(Thread.currentThread().getName()));
    RunPlan plan = Plans.plan(task, 3, 2);

    end(spawn(Terrarium.create(plan, Optional.empty(), List.of())));

    assertThat(threads).isNotEmpty().allMatch(name -> name.contains("application.training"));
  }

  @Test
  void subscribers_are_told_each_generation() {
    Queue<RunEvent> events = new ConcurrentLinkedQueue<>();
    CompletableFuture<RunEvent> finished = new CompletableFuture<>();
    ActorRef<RunEvent> subscriber = spawn(recording(events, finished));
    ActorRef<Terrarium.Command> run = spawn(Terrarium.create(setup, 1));
    run.tell(new Terrarium.Subscribe(subscriber));

    finished.join();
    assertThat(events)
        .filteredOn(RunEvent.GenerationFinished.class::isInstance)
        .extracting(event -> ((RunEvent.GenerationFinished) event).record().generation())
        .containsExactly(0L, 1L, 2L, 3L);
  }

  private static Behavior<RunEvent> recording(
      Queue<RunEvent> events, CompletableFuture<RunEvent> finished) {
    return Behaviors.receiveMessage(
        event -> {
          events.add(event);
          if (event instanceof RunEvent.Finished) {
            finished.complete(event);
          }
          return Behaviors.same();
        });
  }

  @Test
  void a_kept_run_that_is_stopped_goes_on_to_the_same_result() throws IOException {
    Path stopped = directory.resolve("stopped");
    CompletableFuture<Void> begun = new CompletableFuture<>();
    ActorRef<Terrarium.Command> first =
        spawn(
            Terrarium.create(
                setup,
                1,
                stopped,
                event -> {
                  if (event instanceof RunEvent.GenerationFinished) {
                    begun.complete(null);
                  }
                }));
    begun.join();
    assertThat(ask(first, Terrarium.Stop::new)).isEqualTo(new RunEnd.Stopped());
    assertThat(stopped.resolve("scb.pb")).doesNotExist();

    RunState state = state(spawn(Terrarium.create(setup, 2, stopped)));
    Path straight = directory.resolve("straight");
    end(spawn(Terrarium.create(setup, 1, straight)));

    for (String file : List.of("scb.pb", "metrics.csv", "experiment.conf")) {
      assertThat(stopped.resolve(file)).hasSameBinaryContentAs(straight.resolve(file));
    }
    assertThat(ScbDiscoveries.read(stopped.resolve("scb.pb")).parameters())
        .containsExactly(setup.discovery(state).parameters());
  }

  @Test
  void a_parent_that_stops_a_kept_run_gives_its_directory_back() throws InterruptedException {
    CompletableFuture<Void> begun = new CompletableFuture<>();
    Behavior<Terrarium.Command> kept =
        Terrarium.create(setup, 1, directory.resolve("a"), event -> begun.complete(null));
    ActorRef<String> parent =
        spawn(
            Behaviors.setup(
                context -> {
                  context.spawn(kept, "kept");
                  return Behaviors.receiveMessage(any -> Behaviors.stopped());
                }));
    begun.join();
    parent.tell("stop");

    while (isHeld(directory.resolve("a"))) {
      Thread.sleep(10);
    }
  }

  @SuppressWarnings("try") // the resource is there to be closed
  private boolean isHeld(Path run) {
    try (RunDirectory free = RunDirectory.open(run, setup.experiment())) {
      return false;
    } catch (BadInput inUse) {
      return true;
    }
  }

  @Test
  void a_directory_that_is_in_use_ends_the_run_with_a_sentence() {
    try (RunDirectory held = RunDirectory.open(directory, setup.experiment())) {
      ActorRef<Terrarium.Command> run = spawn(Terrarium.create(setup, 1, held.path()));

      assertThat(end(run))
          .isInstanceOfSatisfying(
              RunEnd.Failed.class,
              failed -> {
                assertThat(failed.sentence()).contains(directory.toString());
                assertThat(failed.defect()).isEmpty();
              });
      assertThat(status(run).workers()).isZero();
    }
  }

  @Test
  void a_kept_run_that_fails_at_its_start_leaves_nothing() {
    Path kept = directory.resolve("runs/a");
    RunEnd how =
        end(
            spawn(
                Terrarium.create(
                    setup,
                    1,
                    kept,
                    event -> {
                      throw new IllegalStateException("broken");
                    })));

    assertThat(how).isInstanceOf(RunEnd.Failed.class);
    assertThat(Files.exists(kept.getParent())).isFalse();
  }

  @Test
  void a_kept_run_answers_its_status_while_it_runs_and_afterwards() {
    ActorRef<Terrarium.Command> run = spawn(Terrarium.create(setup, 1, directory.resolve("a")));

    assertThat(status(run).generation()).isBetween(0L, 3L);
    RunEnd how = end(run);
    assertThat(status(run).generation()).isEqualTo(3);
    assertThat(ask(run, Terrarium.Stop::new)).isEqualTo(how);
  }

  private static ExperimentSetup setUp(String... overrides) {
    return ExperimentSource.file(Path.of("src/test/resources/process/tiny.conf"))
        .with(List.of("strategy.population=2", "mean-evaluation.rollouts=1"))
        .with(List.of(overrides))
        .setUp(Registries.load());
  }

  private static float[] mean(ActorRef<Terrarium.Command> run) {
    return state(run).search().mean();
  }

  private static RunState state(ActorRef<Terrarium.Command> run) {
    return ((RunEnd.Completed) end(run)).state();
  }

  private static float[] meanAlone(ExperimentSetup setup) {
    RunPlan plan = RunPlan.of("alone", setup, 1);
    RunEnd how = LocalRun.start(plan, Optional.empty(), List.of()).await();
    return ((RunEnd.Completed) how).state().search().mean();
  }

  private static RunEnd end(ActorRef<Terrarium.Command> run) {
    return ask(run, Terrarium.AwaitEnd::new);
  }

  private static Terrarium.Status status(ActorRef<Terrarium.Command> run) {
    return ask(run, Terrarium.GetStatus::new);
  }

  private static <T> T ask(
      ActorRef<Terrarium.Command> run, Function<ActorRef<T>, Terrarium.Command> question) {
    return AskPattern.ask(run, question, LONG, SYSTEM.scheduler()).toCompletableFuture().join();
  }

  private static <T> ActorRef<T> spawn(Behavior<T> behavior) {
    return AskPattern.<SpawnProtocol.Command, ActorRef<T>>ask(
            SYSTEM,
            replyTo -> new SpawnProtocol.Spawn<>(behavior, "", Props.empty(), replyTo),
            LONG,
            SYSTEM.scheduler())
        .toCompletableFuture()
        .join();
  }
}

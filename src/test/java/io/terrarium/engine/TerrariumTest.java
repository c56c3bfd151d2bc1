package io.terrarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import io.terrarium.compute.Device;
import io.terrarium.experiment.StopCondition;
import io.terrarium.file.BadInput;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.Phase;
import io.terrarium.meta.RunState;
import io.terrarium.run.GenerationRecord;
import io.terrarium.run.RunEvent;
import io.terrarium.run.RunListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs, through all actors. */
class TerrariumTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final int GENERATIONS = 6;

  private final Recorder recorder = new Recorder();
  private final TestProbe<RunEnd> end = KIT.createTestProbe();

  @AfterAll
  static void shut_down() {
    KIT.shutdownTestKit();
  }

  @Test
  void a_run_scores_the_mean_where_scheduled_and_at_the_end() {
    assertThat(run(StubTask.plain(), 1)).isInstanceOf(RunEnd.Completed.class);
    assertThat(recorder.records())
        .extracting(record -> record.scores().size())
        .containsExactly(2, 0, 2, 0, 2, 2);
    assertThat(recorder.records())
        .extracting(GenerationRecord::algorithm)
        .containsExactly("even", "odd", "even", "odd", "even", "odd");
    GenerationRecord first = recorder.records().get(0);
    assertThat(first.steps()).isEqualTo(78 + 10);
    assertThat(first.sigmaMean()).isEqualTo(0.375f);
  }

  @Test
  void events_come_in_order_and_progress_counts_every_unit() {
    run(StubTask.plain(), 2);
    assertThat(recorder.events.get(0)).isEqualTo(new RunEvent.Started(0, GENERATIONS, 2));
    for (int i = 1; i <= 16; i++) {
      assertThat(recorder.events.get(i)).isEqualTo(new RunEvent.Progressed(0, "even", i, 16));
    }
    assertThat(recorder.events.get(17))
        .isInstanceOfSatisfying(
            RunEvent.GenerationFinished.class,
            finished -> {
              assertThat(finished.timing().trainings()).isEqualTo(16);
              assertThat(finished.timing().seconds()).isPositive();
            });
    assertThat(recorder.events.get(recorder.events.size() - 1))
        .isInstanceOf(RunEvent.Finished.class);
    assertThat(recorder.closed).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void any_number_of_workers_gives_the_same_records_and_states(int workers) {
    run(new StubTask(workers, (device, round, index) -> {}), workers);
    assertSameAsAlone();
  }

  @Test
  void a_slow_worker_changes_nothing() {
    run(StubTask.playing((device, round, index) -> sleep(device.index() == 0 ? 40 : 0)), 3);
    assertSameAsAlone();
  }

  @Test
  void a_candidate_that_throws_once_is_done_again() {
    AtomicInteger throwing = new AtomicInteger();
    run(
        StubTask.playing(
            (device, round, index) -> {
              if (index == 3 && throwing.getAndIncrement() == 0) {
                throw new OutOfMemoryError("for once");
              }
            }),
        2);
    assertSameAsAlone();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void a_candidate_that_throws_on_every_worker_ends_the_run_and_is_named(int workers) {
    RunEnd how =
        run(new StubTask(4, (device, round, index) -> throwAt(round.generation(), index)), workers);
    assertThat(how)
        .isEqualTo(
            RunEnd.Failed.refused(
                "generation 3, candidate 7, algorithm odd: evaluating it threw "
                    + (workers > 1 ? "on two workers" : "twice on one worker")
                    + ", the second time ArithmeticException: by zero"));
    assertThat(recorder.records()).hasSize(3);
  }

  private static void throwAt(long generation, int index) {
    if (generation == 3 && index == 7) {
      throw new ArithmeticException("by zero");
    }
  }

  @Test
  void a_scoring_of_the_mean_that_throws_is_named_too() {
    RunEnd how =
        run(
            StubTask.playing(
                (device, round, index) -> {
                  if (round.phase() == Phase.MEAN && index == 2) {
                    throw new ArithmeticException("by zero");
                  }
                }),
            2);
    assertThat(how)
        .isEqualTo(
            RunEnd.Failed.refused(
                "generation 0, training 2 of the mean's scoring: evaluating it threw on two "
                    + "workers, the second time ArithmeticException: by zero"));
  }

  @Test
  void a_broken_device_is_carried_by_the_others() {
    run(
        new OpeningTask(
            device -> {
              if (device.equals(Device.cpu(0))) {
                throw new IllegalStateException("broken");
              }
              return StubTask.plain().open(device);
            }),
        2);
    assertSameAsAlone();
  }

  @Test
  void a_listener_that_refuses_ends_the_run_with_its_message() {
    assertThat(endOfRunWhoseListenerThrows(new BadInput("The disk is full.")))
        .isEqualTo(RunEnd.Failed.refused("The disk is full."));
    assertThat(recorder.records()).hasSize(1);
    assertThat(recorder.closed).hasValue(1);
  }

  @Test
  void what_else_a_listener_throws_is_a_defect_and_is_handed_on() {
    RuntimeException defect = new NullPointerException("no mean");
    assertThat(endOfRunWhoseListenerThrows(defect))
        .isEqualTo(new RunEnd.Failed("no mean", Optional.of(defect)));
  }

  private RunEnd endOfRunWhoseListenerThrows(RuntimeException thrown) {
    RunListener full =
        event -> {
          if (event instanceof RunEvent.GenerationFinished finished
              && finished.record().generation() == 1) {
            throw thrown;
          }
        };
    start(plan(StubTask.plain(), 2), Optional.empty(), List.of(full, recorder));
    return end.receiveMessage();
  }

  @Test
  void resuming_from_any_generation_continues_identically() {
    Recorder straight = alone();
    for (int after = 0; after < GENERATIONS; after++) {
      Recorder resumed = new Recorder();
      start(plan(StubTask.plain(), 2), Optional.of(straight.states().get(after)), List.of(resumed));
      end.receiveMessage();
      assertThat(resumed.records()).isEqualTo(straight.records().subList(after + 1, GENERATIONS));
    }
  }

  @Test
  void a_run_that_is_finished_already_finishes_without_work() {
    RunState last = new RunState(GENERATIONS, StubTask.plain().initialState(), 0);
    start(plan(StubTask.plain(), 2), Optional.of(last), List.of(recorder));
    end.expectMessage(new RunEnd.Completed(last));
    assertThat(recorder.events).containsExactly(new RunEvent.Finished(last));
  }

  @Test
  void a_run_ends_after_enough_scorings_that_reach_the_goal() {
    RunPlan plan =
        new RunPlan(
            Plans.RUN,
            StubTask.plain(),
            GENERATIONS,
            Optional.of(new StopCondition(-1000, 2)),
            Plans.devices(2));
    start(plan, Optional.empty(), List.of(recorder));
    RunEnd.Completed completed = (RunEnd.Completed) end.receiveMessage();
    assertThat(completed.state().nextGeneration()).isEqualTo(3);
    assertThat(completed.state().streak()).isEqualTo(2);
    assertThat(recorder.states()).extracting(RunState::streak).containsExactly(1, 1, 2);
  }

  @Test
  void stops_without_waiting_for_what_is_being_trained() {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch training = new CountDownLatch(1);
    ActorRef<Terrarium.Command> terrarium =
        start(
            plan(
                StubTask.playing(
                    (device, round, index) -> {
                      training.countDown();
                      await(never);
                    }),
                2),
            Optional.empty(),
            List.of(recorder));
    await(training);
    TestProbe<RunEnd> stopped = KIT.createTestProbe();
    terrarium.tell(new Terrarium.Stop(stopped.getRef()));
    stopped.expectMessage(Duration.ofSeconds(1), new RunEnd.Stopped());
    assertThat(recorder.closed).hasValue(1);
    end.expectMessage(new RunEnd.Stopped());
    never.countDown();
    assertThat(recorder.events).hasSize(1);
  }

  @Test
  void a_parent_that_stops_it_without_asking_has_its_listeners_closed() {
    ActorRef<Terrarium.Command> terrarium =
        start(
            plan(StubTask.playing((device, round, index) -> sleep(200)), 1),
            Optional.empty(),
            List.of(recorder));
    KIT.stop(terrarium);
    assertThat(recorder.closed).hasValue(1);
  }

  @Test
  void tells_its_status_and_its_subscribers() {
    CountDownLatch go = new CountDownLatch(1);
    ActorRef<Terrarium.Command> terrarium =
        start(
            plan(StubTask.playing((device, round, index) -> await(go)), 2),
            Optional.empty(),
            List.of());
    TestProbe<RunEvent> subscriber = KIT.createTestProbe();
    terrarium.tell(new Terrarium.Subscribe(subscriber.getRef()));
    TestProbe<Terrarium.Status> status = KIT.createTestProbe();
    status.awaitAssert(
        () -> {
          terrarium.tell(new Terrarium.GetStatus(status.getRef()));
          assertThat(status.receiveMessage())
              .isEqualTo(new Terrarium.Status(0, "even", 0, 16, 2, 0, 2, 0, Map.of()));
          return null;
        });
    go.countDown();
    assertThat(subscriber.receiveMessage()).isEqualTo(new RunEvent.Progressed(0, "even", 1, 16));
  }

  @Test
  void each_worker_evaluates_on_a_thread_of_its_own() {
    Map<Device, Set<Thread>> threads = new ConcurrentHashMap<>();
    run(
        StubTask.playing(
            (device, round, index) -> {
              threads
                  .computeIfAbsent(device, d -> ConcurrentHashMap.newKeySet())
                  .add(Thread.currentThread());
              sleep(1);
            }),
        2);
    assertThat(threads).hasSize(2);
    assertThat(threads.values()).allMatch(of -> of.size() == 1);
    assertThat(threads.get(Device.cpu(0))).doesNotContainAnyElementsOf(threads.get(Device.cpu(1)));
  }

  private RunEnd run(MetaTask task, int workers) {
    start(plan(task, workers), Optional.empty(), List.of(recorder));
    return end.receiveMessage(Duration.ofSeconds(20));
  }

  private static RunPlan plan(MetaTask task, int workers) {
    return Plans.plan(task, GENERATIONS, workers);
  }

  private ActorRef<Terrarium.Command> start(
      RunPlan plan, Optional<RunState> resumeFrom, List<RunListener> listeners) {
    ActorRef<Terrarium.Command> terrarium =
        KIT.spawn(Terrarium.create(plan, resumeFrom, listeners));
    terrarium.tell(new Terrarium.AwaitEnd(end.getRef()));
    return terrarium;
  }

  private Recorder alone() {
    Recorder straight = new Recorder();
    start(plan(StubTask.plain(), 1), Optional.empty(), List.of(straight));
    end.receiveMessage();
    return straight;
  }

  private void assertSameAsAlone() {
    Recorder straight = alone();
    assertThat(recorder.records()).hasSize(GENERATIONS).isEqualTo(straight.records());
    assertThat(recorder.states())
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(straight.states());
  }

  private static void sleep(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.terrarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorSystem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LocalRunTest {

  private final Recorder recorder = new Recorder();

  @Test
  void runs_to_the_end() {
    RunEnd how = start(StubTask.plain()).await();
    assertThat(how)
        .isInstanceOfSatisfying(
            RunEnd.Completed.class,
            completed -> assertThat(completed.state().nextGeneration()).isEqualTo(2));
  }

  @Test
  void two_runs_may_go_on_at_once() {
    LocalRun one = start(StubTask.plain());
    LocalRun other = start(StubTask.plain());
    assertThat(one.await()).isInstanceOf(RunEnd.Completed.class);
    assertThat(other.await()).isInstanceOf(RunEnd.Completed.class);
  }

  @Test
  void stops_promptly_from_another_thread_though_a_training_never_ends() throws Exception {
    CountDownLatch training = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    LocalRun run =
        start(
            StubTask.playing(
                (device, round, index) -> {
                  assertThat(Thread.currentThread().isDaemon()).isTrue();
                  training.countDown();
                  untilReleased(never);
                }));
    training.await();
    Thread hook = new Thread(run::stop);
    hook.start();
    assertThat(run.await()).isEqualTo(new RunEnd.Stopped());
    hook.join();
    never.countDown();
  }

  @Test
  void stopping_a_run_that_is_over_leaves_its_end_as_it_was() {
    LocalRun run = start(StubTask.plain());
    RunEnd how = run.await();
    run.stop();
    assertThat(run.await()).isSameAs(how);
  }

  @Test
  void an_error_of_the_jvm_ends_the_run_and_not_the_application_though_a_training_never_ends()
      throws Exception {
    CountDownLatch training = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    StubTask task =
        StubTask.playing(
            (device, round, index) -> {
              training.countDown();
              untilReleased(never);
            });
    ActorSystem<?> system = LocalRun.system();
    LocalRun run =
        new LocalRun(
            system, Terrarium.create(Plans.plan(task, 2, 2), Optional.empty(), List.of(recorder)));
    training.await();
    system
        .executionContext()
        .execute(
            () -> {
              throw new StackOverflowError("for a test");
            });
    assertThat(run.await())
        .isInstanceOfSatisfying(
            RunEnd.Failed.class, failed -> assertThat(failed.defect()).isPresent());
    run.stop();
    never.countDown();
  }

  private LocalRun start(StubTask task) {
    return LocalRun.start(Plans.plan(task, 2, 2), Optional.empty(), List.of(recorder));
  }

  private static void untilReleased(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

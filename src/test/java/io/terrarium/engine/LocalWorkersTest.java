package io.terrarium.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.meta.Evaluator;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Round;
import io.terrarium.meta.WorkerPool;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LocalWorkersTest {

  @Test
  void what_they_opened_is_what_the_run_computes_with() {
    AtomicInteger opened = new AtomicInteger();
    OpeningTask task =
        new OpeningTask(
            device -> {
              opened.incrementAndGet();
              return StubTask.plain().open(device);
            });
    try (LocalWorkers workers = LocalWorkers.open(task, Plans.devices(2)).orElseThrow()) {
      LocalRun run = workers.start(Plans.plan(task, 2, 2), Optional.empty(), List.of());
      assertThat(run.await()).isInstanceOf(RunEnd.Completed.class);
    }
    assertThat(opened).hasValue(2);
  }

  @Test
  void one_of_them_without_memory_is_known_before_a_run() {
    OpeningTask task =
        new OpeningTask(device -> device.index() == 1 ? new Full() : StubTask.plain().open(device));
    assertThat(LocalWorkers.open(task, Plans.devices(3))).isEmpty();
    assertThatThrownBy(() -> new WorkerPool(task, Plans.devices(3)))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void a_finished_run_opens_no_device() {
    AtomicInteger opened = new AtomicInteger();
    OpeningTask task =
        new OpeningTask(
            device -> {
              opened.incrementAndGet();
              return StubTask.plain().open(device);
            });
    RunPlan plan = Plans.plan(task, 0, 1);
    assertThat(LocalRun.start(plan, Optional.of(plan.start()), List.of()).await())
        .isInstanceOf(RunEnd.Completed.class);
    assertThat(opened).hasValue(0);
  }

  /** Has no memory. */
  private static final class Full implements Evaluator {

    @Override
    public int preferredBatch() {
      return 1;
    }

    @Override
    public void allocate() {
      throw new OutOfMemoryError("no room");
    }

    @Override
    public Outcome[] evaluate(Round round, int[] indices) {
      throw new IllegalStateException("evaluated without room");
    }
  }
}

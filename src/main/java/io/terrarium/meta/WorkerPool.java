package io.terrarium.meta;

import io.terrarium.compute.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Evaluates whole rounds of a task on a thread a device, for what has neither a checkpoint nor a
 * strategy: a table, a measurement. The outcomes do not depend on the number.
 */
public final class WorkerPool implements AutoCloseable {

  private final MetaTask task;
  private final List<Worker> workers = new ArrayList<>();

  /** A thread of its own, and the evaluator that is bound to it. */
  private record Worker(ExecutorService thread, Future<Evaluator> evaluator) {}

  /**
   * Opens each device on the thread that keeps it, one after the other, with the memory that it
   * needs: where that ends, the others are at rest.
   *
   * @throws OutOfMemoryError where the memory does not hold all of them at once
   */
  public WorkerPool(MetaTask task, List<Device> devices) {
    this.task = task;
    try {
      for (Device device : devices) {
        Worker worker = open(device);
        workers.add(worker);
        await(worker.evaluator());
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private Worker open(Device device) {
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread t = new Thread(work, "terrarium-worker-" + device);
              t.setDaemon(true);
              return t;
            });
    return new Worker(thread, thread.submit(() -> opened(device)));
  }

  private Evaluator opened(Device device) {
    try {
      Evaluator evaluator = task.open(device);
      evaluator.allocate();
      return evaluator;
    } catch (ArithmeticException noArrayIsLargeEnough) {
      throw new OutOfMemoryError(noArrayIsLargeEnough.getMessage());
    }
  }

  /** The outcome of each unit of a round, in index order. */
  public Outcome[] evaluate(Round round) {
    Outcome[] outcomes = new Outcome[task.units(round.phase())];
    AtomicInteger next = new AtomicInteger();
    List<Future<Void>> running = new ArrayList<>();
    for (Worker worker : workers) {
      running.add(worker.thread().submit(share(await(worker.evaluator()), round, next, outcomes)));
    }
    running.forEach(WorkerPool::await);
    return outcomes;
  }

  private static Callable<Void> share(
      Evaluator evaluator, Round round, AtomicInteger next, Outcome[] outcomes) {
    int batch = evaluator.preferredBatch();
    return () -> {
      for (int from; (from = next.getAndAdd(batch)) < outcomes.length; ) {
        int[] indices = IntStream.range(from, Math.min(from + batch, outcomes.length)).toArray();
        System.arraycopy(evaluator.evaluate(round, indices), 0, outcomes, from, indices.length);
      }
      return null;
    };
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OutOfMemoryError full) {
        throw full;
      }
      throw new IllegalStateException("A worker failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while workers evaluate.", e);
    }
  }

  /** Ends the threads; an evaluation under way is abandoned. */
  @Override
  public void close() {
    workers.forEach(worker -> worker.thread().shutdownNow());
  }
}

package io.terrarium.meta;

import io.terrarium.compute.Device;
import io.terrarium.file.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A pool of threads, one for each device, that evaluates units of work. It serves a table or a
 * measurement, which have no checkpoint and no strategy. The outcomes do not depend on the number
 * of threads.
 */
public final class WorkerPool implements AutoCloseable {

  private final List<Worker> workers = new ArrayList<>();

  /** A thread of its own, and the evaluator that is bound to it. */
  private record Worker(ExecutorService thread, Future<UnitEvaluator> evaluator) {}

  /**
   * Opens each device on a thread of its own, one after the other, and takes the memory that it
   * needs.
   *
   * @param opener is called on the thread that will evaluate
   * @throws OutOfMemoryError if the memory does not hold all of them at once
   * @throws BadInput if what they evaluate refuses it
   */
  public WorkerPool(Function<Device, ? extends UnitEvaluator> opener, List<Device> devices) {
    try {
      for (Device device : devices) {
        Worker worker = open(opener, device);
        workers.add(worker);
        await(worker.evaluator());
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private static Worker open(Function<Device, ? extends UnitEvaluator> opener, Device device) {
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread t = new Thread(work, "terrarium-worker-" + device);
              t.setDaemon(true);
              return t;
            });
    return new Worker(thread, thread.submit(() -> opened(opener, device)));
  }

  private static UnitEvaluator opened(
      Function<Device, ? extends UnitEvaluator> opener, Device device) {
    try {
      UnitEvaluator evaluator = opener.apply(device);
      evaluator.allocate();
      return evaluator;
    } catch (ArithmeticException noArrayIsLargeEnough) {
      throw new OutOfMemoryError(noArrayIsLargeEnough.getMessage());
    }
  }

  /** Evaluates the units {@code 0} to {@code units - 1}; the outcomes are in their order. */
  public Outcome[] evaluate(int units) {
    Outcome[] outcomes = new Outcome[units];
    AtomicInteger next = new AtomicInteger();
    List<Future<Void>> running = new ArrayList<>();
    for (Worker worker : workers) {
      running.add(worker.thread().submit(share(await(worker.evaluator()), next, outcomes)));
    }
    running.forEach(WorkerPool::await);
    return outcomes;
  }

  private static Callable<Void> share(
      UnitEvaluator evaluator, AtomicInteger next, Outcome[] outcomes) {
    int batch = evaluator.preferredBatch();
    return () -> {
      for (int from; (from = next.getAndAdd(batch)) < outcomes.length; ) {
        int[] indices = IntStream.range(from, Math.min(from + batch, outcomes.length)).toArray();
        System.arraycopy(evaluator.evaluate(indices), 0, outcomes, from, indices.length);
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
      if (e.getCause() instanceof BadInput refused) {
        throw refused;
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

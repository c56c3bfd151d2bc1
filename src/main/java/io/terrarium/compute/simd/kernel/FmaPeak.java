package io.terrarium.compute.simd.kernel;

import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;

/**
 * Measures the peak rate of the cores: fused multiply-adds in registers, on all threads at once.
 */
public final class FmaPeak {

  private static final int BATCH = 100_000;

  /** The share of the time before the measurement, in which code is compiled and cores wake up. */
  private static final double WARM_UP = 0.25;

  private FmaPeak() {}

  /**
   * The sustained rate of all threads together, in 10^9 floating-point operations a second. Cores
   * that other programs use too are measured under that load, not at their best moment.
   *
   * @param seconds the duration of the measurement, with its warm-up
   * @param threads the number of threads that compute at the same time, at least 1
   */
  public static double gflops(double seconds, int threads) {
    allAtOnce(seconds * WARM_UP, threads);
    return allAtOnce(seconds * (1 - WARM_UP), threads);
  }

  private static double allAtOnce(double seconds, int threads) {
    double[] rates = new double[threads];
    CyclicBarrier start = new CyclicBarrier(threads);
    Thread[] running =
        IntStream.range(0, threads)
            .mapToObj(i -> new Thread(() -> rates[i] = rate(start, seconds), "fma-peak-" + i))
            .toArray(Thread[]::new);
    for (Thread thread : running) {
      thread.start();
    }
    for (Thread thread : running) {
      await(thread::join);
    }
    return IntStream.range(0, threads).mapToDouble(i -> rates[i]).sum();
  }

  private static double rate(CyclicBarrier start, double seconds) {
    await(start::await);
    long begin = System.nanoTime();
    long batches = 0;
    double elapsed = 0;
    float sink = 0;
    boolean vector = KernelsLookup.usesVectors();
    while (elapsed < seconds) {
      sink += vector ? VectorChains.run(BATCH) : PlainChains.run(BATCH);
      batches++;
      elapsed = (System.nanoTime() - begin) * 1e-9;
    }
    int numbers = vector ? VectorChains.numbers() : PlainChains.NUMBERS;
    // the sum converges to a finite number, so this only keeps it from being compiled away
    double kept = Float.isNaN(sink) ? 0 : 1;
    return kept * batches * BATCH * numbers * 2 / elapsed * 1e-9;
  }

  private static void await(Interruptible wait) {
    try {
      wait.run();
    } catch (Exception e) {
      throw new IllegalStateException("The measurement of the FMA peak was interrupted.", e);
    }
  }

  private interface Interruptible {
    void run() throws Exception;
  }
}

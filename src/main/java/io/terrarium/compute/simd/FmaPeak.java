package io.terrarium.compute.simd;

import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;

/** What the cores can do at most: fused multiply-adds in registers, on all threads at once. */
public final class FmaPeak {

  private static final int CHAINS = 12;
  private static final int BATCH = 100_000;
  private static final int REPEATS = 8;

  private FmaPeak() {}

  /**
   * The sum over the threads of 10^9 floating-point operations a second, the best of several short repeats.
   *
   * @param seconds how long to measure altogether
   * @param threads that compute at the same time, at least 1
   */
  public static double gflops(double seconds, int threads) {
    double best = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      best = Math.max(best, allAtOnce(seconds / REPEATS, threads));
    }
    return best;
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
    while (elapsed < seconds) {
      sink += chains(BATCH);
      batches++;
      elapsed = (System.nanoTime() - begin) * 1e-9;
    }
    // the sum converges to a finite number, so this only keeps it from being compiled away
    double kept = Float.isNaN(sink) ? 0 : 1;
    return kept * batches * BATCH * CHAINS * Lanes.COUNT * 2 / elapsed * 1e-9;
  }

  private static float chains(int steps) {
    FloatVector x = FloatVector.broadcast(Lanes.FLOATS, 0.999f);
    FloatVector y = FloatVector.broadcast(Lanes.FLOATS, 0.001f);
    FloatVector s0 = y;
    FloatVector s1 = y;
    FloatVector s2 = y;
    FloatVector s3 = y;
    FloatVector s4 = y;
    FloatVector s5 = y;
    FloatVector s6 = y;
    FloatVector s7 = y;
    FloatVector s8 = y;
    FloatVector s9 = y;
    FloatVector s10 = y;
    FloatVector s11 = y;
    for (int i = 0; i < steps; i++) {
      s0 = s0.fma(x, y);
      s1 = s1.fma(x, y);
      s2 = s2.fma(x, y);
      s3 = s3.fma(x, y);
      s4 = s4.fma(x, y);
      s5 = s5.fma(x, y);
      s6 = s6.fma(x, y);
      s7 = s7.fma(x, y);
      s8 = s8.fma(x, y);
      s9 = s9.fma(x, y);
      s10 = s10.fma(x, y);
      s11 = s11.fma(x, y);
    }
    FloatVector even = s0.add(s2).add(s4).add(s6).add(s8).add(s10);
    return even.add(s1).add(s3).add(s5).add(s7).add(s9).add(s11).lane(0);
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

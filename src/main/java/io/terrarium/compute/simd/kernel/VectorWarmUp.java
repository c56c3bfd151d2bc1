package io.terrarium.compute.simd.kernel;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Calls the vector kernels on small data until the JVM has compiled all of them, before the first
 * agent is trained. Until C2 has compiled a kernel, each of its operations makes an object and
 * takes many times as long. One thread with small data soon has it compiled; workers that all train
 * meanwhile would take the compiler's time and their own. The numbers are thrown away, so that no
 * result depends on when this ends.
 *
 * <p>The compiler is done when a round allocates nothing. {@code jvm.options} makes C2 compile
 * kernels after fewer calls than usual.
 */
final class VectorWarmUp {

  /** The side of the agents' hidden layers. */
  private static final int SIDE = SquareTiles.SIDE;

  /** Enough for the small methods that kernels inline to be called often before the kernel is. */
  private static final int NUMBERS = 256;

  /** The rounds without an object that have to follow each other. */
  private static final int CLEAN_ROUNDS = 3;

  /** What asking for the bytes may allocate itself. */
  private static final int NOTHING = 128;

  /**
   * What the JVM is given to compile the kernels; after that they are compiled while agents train.
   */
  private static final long LIMIT_NANOS = 5_000_000_000L;

  private static boolean isDone;

  private final Kernels kernels = new VectorKernels();
  private final float[] weights = new float[Kernels.ALIGNED + SIDE * SIDE];
  private final float[] inputs = new float[Kernels.ALIGNED + SIDE * SIDE];
  private final float[] outputs = new float[Kernels.ALIGNED + SIDE * SIDE];
  private final float[] numbers = new float[NUMBERS];
  private final float[] others = new float[NUMBERS];
  private final float[] moments = new float[NUMBERS];
  private final float[] sums = new float[NUMBERS];

  private VectorWarmUp() {}

  /**
   * Does it once in this JVM; other threads that need the kernels wait for it. Without the beans of
   * the JVM nobody can tell when the compiler is done, and nothing is done.
   */
  static synchronized void once() {
    if (!isDone && VectorCompiler.hasBeans()) {
      new VectorWarmUp().run();
    }
    isDone = true;
  }

  private void run() {
    ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    long end = System.nanoTime() + LIMIT_NANOS;
    int clean = 0;
    for (int round = 0; clean < CLEAN_ROUNDS && System.nanoTime() < end; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      round(5 + round % 6);
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      clean = allocated <= NOTHING ? clean + 1 : 0;
    }
  }

  /** Calls every kernel, with layers as agents and SCBs have them. */
  private void round(int rows) {
    layer(rows, 4, SIDE);
    layer(2 * rows, SIDE, SIDE);
    layer(rows, SIDE, 2);
    layer(rows, SIDE, 1);
    layer(rows, 4, SIDE / 2);
    elements();
    columns(2, NUMBERS / 2);
    kernels.adam(numbers, 0, others, 0, moments, sums, 0, NUMBERS, 1f, 1f, 1f, 1f);
  }

  private void layer(int rows, int in, int out) {
    int at = Kernels.ALIGNED;
    kernels.dense(inputs, at, weights, at, numbers, 0, outputs, at, rows, in, out);
    kernels.weightGradient(inputs, at, outputs, at, weights, at, rows, in, out);
    kernels.biasGradient(outputs, at, sums, 0, rows, out);
    kernels.inputGradient(outputs, at, weights, at, inputs, at, rows, in, out);
  }

  private void elements() {
    Arrays.fill(numbers, 1f);
    kernels.log(numbers, 0, NUMBERS);
    kernels.exp(numbers, 0, NUMBERS);
    kernels.tanh(numbers, 0, NUMBERS);
    kernels.relu(numbers, 0, NUMBERS);
    Arrays.fill(others, 1f);
    kernels.tanhGradient(numbers, 0, others, 0, NUMBERS);
    kernels.reluGradient(numbers, 0, others, 0, NUMBERS);
    sums[0] = kernels.squaredNorm(others, 0, NUMBERS);
  }

  private void columns(int n, int stride) {
    kernels.subtractLargest(numbers, others, sums, n, stride);
    kernels.divideBySums(others, sums, n, stride);
    kernels.means(numbers, others, sums, moments, n, stride);
  }
}

package io.terrarium.compute.simd.kernel;

import java.util.Arrays;

/**
 * The tree that adds interleaved partial sums. It adds one half to the other until one number is
 * left, so its order does not depend on the lane count.
 */
final class PartialSums {

  /** The number of partial sums of a dot product in the narrow kernels. */
  static final int DOT = 16;

  /** The number of partial sums of a squared norm, enough chains of fma to hide its latency. */
  static final int NORM = 64;

  private PartialSums() {}

  /**
   * {@code sum_k x[k] w[k * stride]} in {@link #DOT} partial sums.
   *
   * @param partial work space for {@link #DOT} numbers
   */
  static float dot(float[] x, int xAt, float[] w, int wAt, int stride, int n, float[] partial) {
    Arrays.fill(partial, 0, DOT, 0f);
    for (int k = 0; k < n; k++) {
      int lane = k % DOT;
      partial[lane] = Math.fma(x[xAt + k], w[wAt + k * stride], partial[lane]);
    }
    return add(partial, DOT);
  }

  /** Adds the first {@code n} numbers, where {@code n} is a power of two, and overwrites them. */
  static float add(float[] partial, int n) {
    for (int half = n / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        partial[i] += partial[i + half];
      }
    }
    return partial[0];
  }
}

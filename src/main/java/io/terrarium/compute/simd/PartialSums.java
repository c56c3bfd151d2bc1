package io.terrarium.compute.simd;

/** The tree that adds interleaved partial sums, whatever the lane count: halves onto halves. */
final class PartialSums {

  /** Partial sums of a dot product of the narrow kernels. */
  static final int DOT = 16;

  /** Partial sums of a squared norm: enough chains of fma to hide its latency. */
  static final int NORM = 64;

  private PartialSums() {}

  /** Adds the first {@code n} numbers, a power of two; overwrites them. */
  static float add(float[] partial, int n) {
    for (int half = n / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        partial[i] += partial[i + half];
      }
    }
    return partial[0];
  }
}

package io.terrarium.compute.simd.kernel;

/**
 * The work space of one thread's kernels. It grows only until it has the largest size asked for.
 */
final class WorkArrays {

  private float[] transposed = {};
  private float[] zeros = {};
  private float[] sums = {};

  /** At least {@code n} numbers, of any value. */
  float[] transposed(int n) {
    if (transposed.length < n) {
      transposed = new float[n];
    }
    return transposed;
  }

  /** At least {@code n} zeros; not to be written to. */
  float[] zeros(int n) {
    if (zeros.length < n) {
      zeros = new float[n];
    }
    return zeros;
  }

  /** At least {@code n} numbers, of any value. */
  float[] sums(int n) {
    if (sums.length < n) {
      sums = new float[n];
    }
    return sums;
  }
}

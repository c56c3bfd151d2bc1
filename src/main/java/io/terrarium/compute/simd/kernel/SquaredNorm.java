package io.terrarium.compute.simd.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * The squared norm {@code sum g^2}, in {@link PartialSums#NORM} interleaved partial sums: number i
 * adds to sum i mod 64.
 */
final class SquaredNorm {

  private SquaredNorm() {}

  static float of(float[] g, int at, int n, float[] partial) {
    int even = n - n % PartialSums.NORM;
    for (int first = 0; first < PartialSums.NORM; first += 4 * Lanes.COUNT) {
      fourVectors(g, at, even, first, partial);
    }
    for (int i = even; i < n; i++) {
      partial[i - even] = Math.fma(g[at + i], g[at + i], partial[i - even]);
    }
    return PartialSums.add(partial, PartialSums.NORM);
  }

  private static void fourVectors(float[] g, int at, int even, int first, float[] partial) {
    FloatVector s0 = FloatVector.zero(Lanes.FLOATS);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    for (int i = at + first; i < at + even; i += PartialSums.NORM) {
      FloatVector g0 = FloatVector.fromArray(Lanes.FLOATS, g, i);
      FloatVector g1 = FloatVector.fromArray(Lanes.FLOATS, g, i + Lanes.COUNT);
      FloatVector g2 = FloatVector.fromArray(Lanes.FLOATS, g, i + 2 * Lanes.COUNT);
      FloatVector g3 = FloatVector.fromArray(Lanes.FLOATS, g, i + 3 * Lanes.COUNT);
      s0 = g0.fma(g0, s0);
      s1 = g1.fma(g1, s1);
      s2 = g2.fma(g2, s2);
      s3 = g3.fma(g3, s3);
    }
    s0.intoArray(partial, first);
    s1.intoArray(partial, first + Lanes.COUNT);
    s2.intoArray(partial, first + 2 * Lanes.COUNT);
    s3.intoArray(partial, first + 3 * Lanes.COUNT);
  }
}

package io.terrarium.compute.simd;

import static io.terrarium.compute.simd.AdamConstants.BETA1;
import static io.terrarium.compute.simd.AdamConstants.BETA2;
import static io.terrarium.compute.simd.AdamConstants.EPSILON;

/** One step of Adam on the numbers {@code from} to {@code to - 1}. */
final class PlainAdam {

  private PlainAdam() {}

  static void step(
      float[] p,
      int pAt,
      float[] g,
      int gAt,
      float[] m,
      float[] v,
      int from,
      int to,
      float scale,
      float rate,
      float correction1,
      float correction2) {
    for (int i = from; i < to; i++) {
      float gradient = g[gAt + i] * scale;
      m[i] = Math.fma(m[i], BETA1, gradient * (1f - BETA1));
      v[i] = Math.fma(v[i], BETA2, gradient * gradient * (1f - BETA2));
      // the double root of a float, rounded to float, is the float root
      float root = (float) Math.sqrt(v[i] * correction2);
      p[pAt + i] -= m[i] * correction1 * rate / (root + EPSILON);
    }
  }
}

package io.terrarium.compute.simd.kernel;

import static io.terrarium.compute.simd.kernel.AdamConstants.BETA1;
import static io.terrarium.compute.simd.kernel.AdamConstants.BETA2;
import static io.terrarium.compute.simd.kernel.AdamConstants.EPSILON;
import static io.terrarium.compute.simd.kernel.AdamConstants.NEGATIVE_RECIPROCAL;

/** The step of Adam in plain Java, on the numbers {@code from} to {@code to - 1}. */
final class PlainAdam {

  private PlainAdam() {}

  static void step(
      float[] p,
      int pAt,
      float[] g,
      int gAt,
      float[] m,
      float[] v,
      int momentsAt,
      int from,
      int to,
      float scale,
      float rate,
      float correction1,
      float correction2) {
    float gradientToFirst = scale * (1f - BETA1);
    float squareToSecond = scale * scale * (1f - BETA2);
    float stepSize = rate * correction1;
    float rootCorrection = (float) Math.sqrt(correction2);
    for (int i = from; i < to; i++) {
      float gradient = g[gAt + i];
      m[momentsAt + i] = Math.fma(m[momentsAt + i], BETA1, gradient * gradientToFirst);
      v[momentsAt + i] = Math.fma(v[momentsAt + i], BETA2, gradient * squareToSecond * gradient);
      // the square root in double, rounded to float, is exactly the root in float
      float root = Math.fma((float) Math.sqrt(v[momentsAt + i]), rootCorrection, EPSILON);
      p[pAt + i] = Math.fma(m[momentsAt + i] * stepSize, negativeReciprocal(root), p[pAt + i]);
    }
  }

  private static float negativeReciprocal(float x) {
    float r = Float.intBitsToFloat(NEGATIVE_RECIPROCAL - Float.floatToRawIntBits(x));
    float error = Math.fma(x, r, 1f);
    r = Math.fma(r, Math.fma(error, error, error), r);
    return Math.fma(r, Math.fma(x, r, 1f), r);
  }
}

package io.terrarium.compute.simd;

import static io.terrarium.compute.simd.AdamConstants.BETA1;
import static io.terrarium.compute.simd.AdamConstants.BETA2;
import static io.terrarium.compute.simd.AdamConstants.EPSILON;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** One step of Adam on vectors; {@link PlainAdam} does the rest of an array, and says the same. */
final class VectorAdam {

  private VectorAdam() {}

  static void step(
      float[] p,
      int pAt,
      float[] g,
      int gAt,
      float[] m,
      float[] v,
      int n,
      float scale,
      float rate,
      float correction1,
      float correction2) {
    int even = n - n % (2 * Lanes.COUNT);
    for (int i = 0; i < even; i += 2 * Lanes.COUNT) {
      FloatVector g0 = load(g, gAt + i).mul(all(scale));
      FloatVector g1 = load(g, gAt + i + Lanes.COUNT).mul(all(scale));
      FloatVector m0 = load(m, i).fma(all(BETA1), g0.mul(all(1f - BETA1)));
      FloatVector m1 = load(m, i + Lanes.COUNT).fma(all(BETA1), g1.mul(all(1f - BETA1)));
      FloatVector v0 = load(v, i).fma(all(BETA2), g0.mul(g0).mul(all(1f - BETA2)));
      FloatVector v1 = load(v, i + Lanes.COUNT).fma(all(BETA2), g1.mul(g1).mul(all(1f - BETA2)));
      m0.intoArray(m, i);
      m1.intoArray(m, i + Lanes.COUNT);
      v0.intoArray(v, i);
      v1.intoArray(v, i + Lanes.COUNT);
      FloatVector root0 = v0.mul(all(correction2)).lanewise(VectorOperators.SQRT);
      FloatVector root1 = v1.mul(all(correction2)).lanewise(VectorOperators.SQRT);
      FloatVector step0 = m0.mul(all(correction1)).mul(all(rate)).div(root0.add(all(EPSILON)));
      FloatVector step1 = m1.mul(all(correction1)).mul(all(rate)).div(root1.add(all(EPSILON)));
      load(p, pAt + i).sub(step0).intoArray(p, pAt + i);
      load(p, pAt + i + Lanes.COUNT).sub(step1).intoArray(p, pAt + i + Lanes.COUNT);
    }
    PlainAdam.step(p, pAt, g, gAt, m, v, even, n, scale, rate, correction1, correction2);
  }

  private static FloatVector load(float[] a, int at) {
    return FloatVector.fromArray(Lanes.FLOATS, a, at);
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(Lanes.FLOATS, value);
  }
}

package io.terrarium.compute.simd.kernel;

import static io.terrarium.compute.simd.kernel.AdamConstants.BETA1;
import static io.terrarium.compute.simd.kernel.AdamConstants.BETA2;
import static io.terrarium.compute.simd.kernel.AdamConstants.EPSILON;
import static io.terrarium.compute.simd.kernel.AdamConstants.NEGATIVE_RECIPROCAL;
import static io.terrarium.compute.simd.kernel.Lanes.all;
import static io.terrarium.compute.simd.kernel.Lanes.ints;
import static io.terrarium.compute.simd.kernel.Lanes.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The step of Adam on vectors. {@link PlainAdam} gives the same bits, and computes the numbers at
 * the end that do not fill a vector.
 */
final class VectorAdam {

  private VectorAdam() {}

  static void step(
      float[] p,
      int pAt,
      float[] g,
      int gAt,
      float[] m,
      float[] v,
      int momentsAt,
      int n,
      float scale,
      float rate,
      float correction1,
      float correction2) {
    FloatVector gradientToFirst = all(scale * (1f - BETA1));
    FloatVector squareToSecond = all(scale * scale * (1f - BETA2));
    FloatVector stepSize = all(rate * correction1);
    FloatVector rootCorrection = all((float) Math.sqrt(correction2));
    FloatVector epsilon = all(EPSILON);
    FloatVector one = all(1f);
    IntVector magic = ints(NEGATIVE_RECIPROCAL);
    int even = Lanes.FLOATS.loopBound(n);
    for (int i = 0; i < even; i += Lanes.COUNT) {
      FloatVector gradient = load(g, gAt + i);
      FloatVector first = load(m, momentsAt + i).fma(all(BETA1), gradient.mul(gradientToFirst));
      FloatVector second =
          load(v, momentsAt + i).fma(all(BETA2), gradient.mul(squareToSecond).mul(gradient));
      first.intoArray(m, momentsAt + i);
      second.intoArray(v, momentsAt + i);
      FloatVector root = second.lanewise(VectorOperators.SQRT).fma(rootCorrection, epsilon);
      FloatVector r = magic.sub(root.reinterpretAsInts()).reinterpretAsFloats();
      FloatVector error = root.fma(r, one);
      r = r.fma(error.fma(error, error), r);
      r = r.fma(root.fma(r, one), r);
      first.mul(stepSize).fma(r, load(p, pAt + i)).intoArray(p, pAt + i);
    }
    PlainAdam.step(p, pAt, g, gAt, m, v, momentsAt, even, n, scale, rate, correction1, correction2);
  }
}

package io.terrarium.compute.simd.kernel;

import static io.terrarium.compute.simd.kernel.Lanes.all;
import static io.terrarium.compute.simd.kernel.Lanes.load;
import static io.terrarium.math.Coefficients.*;

import io.terrarium.math.FloatMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** The vector twin of {@code FloatMath.tanh}. */
final class VectorTanh {

  private static final int SIGN = 0x80000000;
  private static final int ONE = 0x3f800000;

  private VectorTanh() {}

  /**
   * Takes two vectors at a time, both written out. That keeps the divider busy, and makes the
   * method too large for the compiler to inline. If it were inlined, the compiler could give up in
   * the middle of it, and would then box each vector.
   */
  static void apply(float[] y, int at, int n) {
    int even = n - n % (2 * Lanes.COUNT);
    for (int i = at; i < at + even; i += 2 * Lanes.COUNT) {
      FloatVector x0 = load(y, i);
      FloatVector x1 = load(y, i + Lanes.COUNT);
      FloatVector u0 = x0.mul(x0);
      FloatVector u1 = x1.mul(x1);
      FloatVector p0 = all(TANH_P4).fma(u0, all(TANH_P3));
      FloatVector p1 = all(TANH_P4).fma(u1, all(TANH_P3));
      FloatVector q0 = all(TANH_Q4).fma(u0, all(TANH_Q3));
      FloatVector q1 = all(TANH_Q4).fma(u1, all(TANH_Q3));
      p0 = p0.fma(u0, all(TANH_P2));
      p1 = p1.fma(u1, all(TANH_P2));
      p0 = p0.fma(u0, all(TANH_P1));
      p1 = p1.fma(u1, all(TANH_P1));
      q0 = q0.fma(u0, all(TANH_Q2));
      q1 = q1.fma(u1, all(TANH_Q2));
      p0 = p0.fma(u0, all(TANH_P0));
      p1 = p1.fma(u1, all(TANH_P0));
      q0 = q0.fma(u0, all(TANH_Q1));
      q1 = q1.fma(u1, all(TANH_Q1));
      p0 = x0.mul(p0);
      p1 = x1.mul(p1);
      q0 = q0.fma(u0, all(TANH_Q0));
      q1 = q1.fma(u1, all(TANH_Q0));
      FloatVector t0 = p0.div(q0);
      FloatVector t1 = p1.div(q1);
      FloatVector one0 = ones(x0);
      FloatVector one1 = ones(x1);
      t0 = t0.blend(one0, u0.compare(VectorOperators.GT, all(TANH_SATURATION)));
      t1 = t1.blend(one1, u1.compare(VectorOperators.GT, all(TANH_SATURATION)));
      t0.intoArray(y, i);
      t1.intoArray(y, i + Lanes.COUNT);
    }
    for (int i = at + even; i < at + n; i++) {
      y[i] = FloatMath.tanh(y[i]);
    }
  }

  /** Ones with the signs of {@code x}. */
  private static FloatVector ones(FloatVector x) {
    return x.reinterpretAsInts().and(SIGN).or(ONE).reinterpretAsFloats();
  }
}

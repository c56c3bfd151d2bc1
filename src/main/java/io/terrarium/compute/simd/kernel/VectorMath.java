package io.terrarium.compute.simd.kernel;

import static io.terrarium.compute.simd.kernel.Lanes.all;
import static io.terrarium.compute.simd.kernel.Lanes.ints;
import static io.terrarium.compute.simd.kernel.Lanes.load;
import static io.terrarium.math.Coefficients.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The vector twin of {@code FloatMath}: the same operations in the same order, and so the same
 * bits. Each method takes one vector's numbers from an array and puts the results there: the
 * compiler does not inline methods of this size that it has compiled already, and would pass
 * vectors through the heap.
 */
final class VectorMath {

  private VectorMath() {}

  static void exp(float[] y, int at) {
    FloatVector x = load(y, at);
    FloatVector clamped = x.blend(all(EXP_MAX), x.compare(VectorOperators.GT, all(EXP_MAX)));
    clamped = clamped.blend(all(EXP_MIN), clamped.compare(VectorOperators.LT, all(EXP_MIN)));
    FloatVector shifted = clamped.fma(all(LOG2_E), all(ROUND));
    FloatVector n = shifted.sub(all(ROUND));
    FloatVector r = n.fma(all(-LN2_HIGH), clamped);
    r = n.fma(all(-LN2_LOW), r);
    FloatVector h = all(EXP_4).fma(r, all(EXP_3));
    h = h.fma(r, all(EXP_2));
    h = h.fma(r, all(EXP_1));
    h = h.fma(r, all(EXP_0));
    FloatVector mantissa = r.mul(r).fma(h, r).add(all(1f));
    IntVector exponent = shifted.reinterpretAsInts().sub(ints(ROUND_BITS));
    IntVector half = exponent.lanewise(VectorOperators.ASHR, 1);
    mantissa.mul(powerOfTwo(half)).mul(powerOfTwo(exponent.sub(half))).intoArray(y, at);
  }

  /** Whether {@link #log} takes all numbers of a vector. */
  static boolean areNormal(float[] y, int at) {
    FloatVector x = load(y, at);
    VectorMask<Float> large = x.compare(VectorOperators.GE, all(Float.MIN_NORMAL));
    return large.and(x.compare(VectorOperators.LE, all(Float.MAX_VALUE))).allTrue();
  }

  /** The logarithm of positive, normal, finite numbers. */
  static void log(float[] y, int at) {
    FloatVector x = load(y, at);
    IntVector bits = x.reinterpretAsInts();
    IntVector exponent =
        bits.sub(ints(SQRT_HALF_BITS)).lanewise(VectorOperators.ASHR, MANTISSA_BITS);
    IntVector mantissa = bits.sub(exponent.lanewise(VectorOperators.LSHL, MANTISSA_BITS));
    FloatVector f = mantissa.reinterpretAsFloats().sub(all(1f));
    FloatVector e = exponent.add(ints(ROUND_BITS)).reinterpretAsFloats().sub(all(ROUND));
    FloatVector r = all(LOG_7).fma(f, all(LOG_6));
    r = r.fma(f, all(LOG_5));
    r = r.fma(f, all(LOG_4));
    r = r.fma(f, all(LOG_3));
    r = r.fma(f, all(LOG_2));
    r = r.fma(f, all(LOG_1));
    r = r.fma(f, all(LOG_0));
    FloatVector square = f.mul(f);
    FloatVector result = square.fma(all(-0.5f), f.mul(square).mul(r));
    result = e.fma(all(LN2_LOW), result).add(f);
    e.fma(all(LN2_HIGH), result).intoArray(y, at);
  }

  private static FloatVector powerOfTwo(IntVector exponent) {
    IntVector biased = exponent.add(ints(EXPONENT_BIAS));
    return biased.lanewise(VectorOperators.LSHL, MANTISSA_BITS).reinterpretAsFloats();
  }
}

package io.terrarium.compute.simd;

import static io.terrarium.compute.Coefficients.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The vector twin of {@code FloatMath}: the same operations in the same order, so the same bits.
 */
final class VectorMath {

  private VectorMath() {}

  static FloatVector exp(FloatVector x) {
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
    return mantissa.mul(powerOfTwo(half)).mul(powerOfTwo(exponent.sub(half)));
  }

  static FloatVector log(FloatVector x) {
    VectorMask<Float> subnormal = x.compare(VectorOperators.LT, all(Float.MIN_NORMAL));
    FloatVector lifted = x.blend(x.mul(all(SUBNORMAL_LIFT)), subnormal);
    IntVector bits = lifted.reinterpretAsInts();
    IntVector exponent =
        bits.sub(ints(SQRT_HALF_BITS)).lanewise(VectorOperators.ASHR, MANTISSA_BITS);
    IntVector mantissa = bits.sub(exponent.lanewise(VectorOperators.LSHL, MANTISSA_BITS));
    FloatVector f = mantissa.reinterpretAsFloats().sub(all(1f));
    FloatVector e = exponent.add(ints(ROUND_BITS)).reinterpretAsFloats().sub(all(ROUND));
    e = e.blend(e.add(all(SUBNORMAL_EXPONENT)), subnormal);
    FloatVector r = all(LOG_7).fma(f, all(LOG_6));
    r = r.fma(f, all(LOG_5));
    r = r.fma(f, all(LOG_4));
    r = r.fma(f, all(LOG_3));
    r = r.fma(f, all(LOG_2));
    r = r.fma(f, all(LOG_1));
    r = r.fma(f, all(LOG_0));
    FloatVector square = f.mul(f);
    FloatVector y = square.fma(all(-0.5f), f.mul(square).mul(r));
    y = e.fma(all(LN2_LOW), y).add(f);
    y = e.fma(all(LN2_HIGH), y);
    return logOfSpecial(x, y);
  }

  private static FloatVector logOfSpecial(FloatVector x, FloatVector ordinary) {
    FloatVector y = x.blend(ordinary, x.compare(VectorOperators.LT, all(Float.POSITIVE_INFINITY)));
    y = y.blend(all(Float.NEGATIVE_INFINITY), x.compare(VectorOperators.EQ, all(0f)));
    return y.blend(all(Float.NaN), x.compare(VectorOperators.LT, all(0f)));
  }

  private static FloatVector powerOfTwo(IntVector exponent) {
    IntVector biased = exponent.add(ints(EXPONENT_BIAS));
    return biased.lanewise(VectorOperators.LSHL, MANTISSA_BITS).reinterpretAsFloats();
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(Lanes.FLOATS, value);
  }

  private static IntVector ints(int value) {
    return IntVector.broadcast(Lanes.INTS, value);
  }
}

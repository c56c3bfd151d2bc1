package io.terrarium.math;

import static io.terrarium.math.Coefficients.*;

/**
 * Elementary functions in float32 that give the same bits on every machine: a fixed sequence of
 * correctly rounded operations. The vector kernels do the same sequence. {@code Math}'s own
 * functions differ between processors.
 */
public final class FloatMath {

  private FloatMath() {}

  /** e to the x, to 2 ulp; overflows to infinity, underflows to 0. */
  public static float exp(float x) {
    float clamped = x > EXP_MAX ? EXP_MAX : x;
    clamped = clamped < EXP_MIN ? EXP_MIN : clamped;
    float shifted = Math.fma(clamped, LOG2_E, ROUND);
    float n = shifted - ROUND;
    float r = Math.fma(n, -LN2_HIGH, clamped);
    r = Math.fma(n, -LN2_LOW, r);
    float h = Math.fma(EXP_4, r, EXP_3);
    h = Math.fma(h, r, EXP_2);
    h = Math.fma(h, r, EXP_1);
    h = Math.fma(h, r, EXP_0);
    float mantissa = Math.fma(r * r, h, r) + 1f;
    // two factors, because 2^128 and 2^-150 are not floats
    int exponent = Float.floatToRawIntBits(shifted) - ROUND_BITS;
    int half = exponent >> 1;
    return mantissa * powerOfTwo(half) * powerOfTwo(exponent - half);
  }

  private static float powerOfTwo(int exponent) {
    return Float.intBitsToFloat((exponent + EXPONENT_BIAS) << MANTISSA_BITS);
  }

  /** The natural logarithm, to 2 ulp; of 0 minus infinity, of a negative number not a number. */
  public static float log(float x) {
    boolean subnormal = x < Float.MIN_NORMAL;
    float lifted = subnormal ? x * SUBNORMAL_LIFT : x;
    int bits = Float.floatToRawIntBits(lifted);
    int exponent = (bits - SQRT_HALF_BITS) >> MANTISSA_BITS;
    float f = Float.intBitsToFloat(bits - (exponent << MANTISSA_BITS)) - 1f;
    float e = Float.intBitsToFloat(exponent + ROUND_BITS) - ROUND;
    e = subnormal ? e + SUBNORMAL_EXPONENT : e;
    float r = Math.fma(LOG_7, f, LOG_6);
    r = Math.fma(r, f, LOG_5);
    r = Math.fma(r, f, LOG_4);
    r = Math.fma(r, f, LOG_3);
    r = Math.fma(r, f, LOG_2);
    r = Math.fma(r, f, LOG_1);
    r = Math.fma(r, f, LOG_0);
    float square = f * f;
    float y = Math.fma(square, -0.5f, f * square * r);
    y = Math.fma(e, LN2_LOW, y) + f;
    y = Math.fma(e, LN2_HIGH, y);
    return logOfSpecial(x, y);
  }

  private static float logOfSpecial(float x, float ordinary) {
    float y = x < Float.POSITIVE_INFINITY ? ordinary : x;
    y = x == 0f ? Float.NEGATIVE_INFINITY : y;
    return x < 0f ? Float.NaN : y;
  }

  /** The hyperbolic tangent, to 3e-7; exactly 1 or -1 beyond 8.1. */
  public static float tanh(float x) {
    float u = x * x;
    float p = Math.fma(TANH_P4, u, TANH_P3);
    p = Math.fma(p, u, TANH_P2);
    p = Math.fma(p, u, TANH_P1);
    p = Math.fma(p, u, TANH_P0);
    float q = Math.fma(TANH_Q4, u, TANH_Q3);
    q = Math.fma(q, u, TANH_Q2);
    q = Math.fma(q, u, TANH_Q1);
    q = Math.fma(q, u, TANH_Q0);
    return u > TANH_SATURATION ? Math.copySign(1f, x) : x * p / q;
  }

  /**
   * The sine, to 2 ulp for magnitudes up to 10,000; not a number for infinities. Without a branch,
   * like the cosine, so that the compiler makes vectors of loops that use it.
   */
  public static float sin(float x) {
    float n = quadrant(x);
    float r = reduced(x, n);
    float m = inTurn(n);
    return smallSin(r) * quadrantCos(m) + smallCos(r) * quadrantSin(m);
  }

  /** The cosine, to 2 ulp for magnitudes up to 10,000; not a number for infinities. */
  public static float cos(float x) {
    float n = quadrant(x);
    float r = reduced(x, n);
    float m = inTurn(n);
    return smallCos(r) * quadrantCos(m) - smallSin(r) * quadrantSin(m);
  }

  /**
   * The arc sine, from -pi/2 to pi/2, to 2.5 ulp; not a number where the magnitude is above 1. A
   * zero's is that zero.
   */
  public static float asin(float x) {
    return ArcFunctions.asin(x);
  }

  /** The arc cosine, from 0 to pi, to 1.25 ulp; not a number where the magnitude is above 1. */
  public static float acos(float x) {
    return ArcFunctions.acos(x);
  }

  /**
   * The angle of the point (x, y), from -pi to pi, to 1.75 ulp: the arc tangent of y / x in the
   * point's quadrant. Zeros and infinities give what {@link StrictMath#atan2} does, by their signs.
   */
  public static float atan2(float y, float x) {
    return ArcFunctions.inQuadrant(ArcFunctions.atanOfRatio(ArcFunctions.ratio(y, x)), y, x);
  }

  /** The angle less the whole turns in it, from minus pi to pi. */
  public static float wrap(float angle) {
    float turns = Math.fma(angle, ONE_OVER_TWO_PI, ROUND) - ROUND;
    return Math.fma(turns, -TWO_PI, angle);
  }

  /** What is nearest to x between two bounds. */
  public static float clip(float x, float low, float high) {
    return Math.max(low, Math.min(high, x));
  }

  private static float quadrant(float x) {
    return Math.fma(x, TWO_OVER_PI, ROUND) - ROUND;
  }

  /** A number of quadrants less the whole turns in it: -2 to 2. */
  private static float inTurn(float quadrants) {
    float turns = Math.fma(quadrants, 0.25f, ROUND) - ROUND;
    return Math.fma(turns, -4f, quadrants);
  }

  /** The cosine of so many right angles, -2 to 2. */
  private static float quadrantCos(float quadrants) {
    return 1f - Math.abs(quadrants);
  }

  /** The sine of so many right angles, -2 to 2. */
  private static float quadrantSin(float quadrants) {
    return quadrants * (2f - Math.abs(quadrants));
  }

  private static float reduced(float x, float quadrant) {
    float r = Math.fma(quadrant, -HALF_PI_HIGH, x);
    r = Math.fma(quadrant, -HALF_PI_MIDDLE, r);
    return Math.fma(quadrant, -HALF_PI_LOW, r);
  }

  private static float smallSin(float r) {
    float u = r * r;
    float s = Math.fma(SIN_2, u, SIN_1);
    s = Math.fma(s, u, SIN_0);
    return Math.fma(r * u, s, r);
  }

  private static float smallCos(float r) {
    float u = r * r;
    float c = Math.fma(COS_2, u, COS_1);
    c = Math.fma(c, u, COS_0);
    return Math.fma(u * u, c, Math.fma(u, -0.5f, 1f));
  }
}

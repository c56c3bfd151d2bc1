package io.terrarium.math;

import static io.terrarium.math.Coefficients.*;

/**
 * The inverse functions of sine, cosine and tangent, for {@link FloatMath}. They have no branch and
 * look at no bits, so that the compiler makes vectors of loops that use them: what is 1 or 0, 1 or
 * -1 by a comparison is computed by minima and maxima, which keep what is not a number.
 */
final class ArcFunctions {

  /** The product of the two lifts the least float above 0 to 1. */
  private static final float LIFT = 0x1p127f;

  private static final float LIFT_MORE = 0x1p22f;

  private ArcFunctions() {}

  static float asin(float x) {
    float a = Math.abs(x);
    float p = shortArc(a);
    float beyond = aboveHalf(a);
    // p, or pi/2 - 2 p
    float low = Math.fma(1f - 3f * beyond, p, beyond * HALF_PI_MIDDLE);
    return sign(x) * Math.fma(beyond, HALF_PI_HIGH, low);
  }

  static float acos(float x) {
    float a = Math.abs(x);
    float p = shortArc(a);
    float beyond = aboveHalf(a);
    float sign = sign(x);
    // pi/2 - sign p, or 2 p, or pi - 2 p
    float quarters = 1f - beyond * sign;
    float low = Math.fma(sign * (3f * beyond - 1f), p, quarters * HALF_PI_MIDDLE);
    return Math.fma(quarters, HALF_PI_HIGH, low);
  }

  /**
   * The arc sine of a, or of {@code sqrt((1 - a) / 2)} where that is less: where a is above 1/2.
   */
  private static float shortArc(float a) {
    float t = Math.min(a, (float) Math.sqrt((1f - a) * 0.5f));
    float u = t * t;
    float p = Math.fma(ASIN_4, u, ASIN_3);
    p = Math.fma(p, u, ASIN_2);
    p = Math.fma(p, u, ASIN_1);
    p = Math.fma(p, u, ASIN_0);
    return Math.fma(t * u, p, t);
  }

  /** 1 above 1/2, otherwise 0; the next float above 1/2 is 2^-24 more. */
  private static float aboveHalf(float a) {
    return unit((a - 0.5f) * 0x1p24f);
  }

  /**
   * The lesser of the two magnitudes through the greater one. Of two zeros it is 0, and of two
   * infinities 1.
   */
  static float ratio(float y, float x) {
    float lesser = Math.min(Math.abs(y), Math.abs(x));
    float greater = Math.max(Math.abs(y), Math.abs(x));
    // 1 where both are infinite; a finite number through infinity is 0
    float bothInfinite = unit(lesser * 0.5f - Float.MAX_VALUE * 0.5f);
    return Math.min(lesser, Float.MAX_VALUE) / Math.max(greater, Float.MIN_VALUE) + bothInfinite;
  }

  /** The arc tangent of a ratio from 0 to 1. */
  static float atanOfRatio(float q) {
    float u = q * q;
    float p = Math.fma(ATAN_8, u, ATAN_7);
    p = Math.fma(p, u, ATAN_6);
    p = Math.fma(p, u, ATAN_5);
    p = Math.fma(p, u, ATAN_4);
    p = Math.fma(p, u, ATAN_3);
    p = Math.fma(p, u, ATAN_2);
    p = Math.fma(p, u, ATAN_1);
    p = Math.fma(p, u, ATAN_0);
    return Math.fma(q * u, p, q);
  }

  /** An angle of the ratio, 0 to pi/4, taken to where y and x are. */
  static float inQuadrant(float angle, float y, float x) {
    float steep = positive(Math.abs(y) - Math.min(Math.abs(x), Float.MAX_VALUE));
    float side = sideOf(x);
    // angle, or pi/2 - angle, or pi/2 + angle, or pi - angle
    float quarters = 1f - side * (1f - steep);
    float turned = side * (1f - 2f * steep) * angle;
    float low = Math.fma(quarters, HALF_PI_MIDDLE, turned);
    return sideOf(y) * Math.fma(quarters, HALF_PI_HIGH, low);
  }

  /** 1 where x is above 0, otherwise 0. */
  private static float positive(float x) {
    return unit(x * LIFT * LIFT_MORE);
  }

  private static float unit(float x) {
    return Math.max(0f, Math.min(1f, x));
  }

  /** 1 or -1, and of a zero itself. */
  private static float sign(float x) {
    return Math.max(-1f, Math.min(1f, x * LIFT * LIFT_MORE));
  }

  /** 1 or -1, of a zero by its sign: one through it knows that, as it does not of an infinity. */
  private static float sideOf(float x) {
    return Math.max(-1f, Math.min(1f, x * LIFT * LIFT_MORE + 1f / x));
  }
}

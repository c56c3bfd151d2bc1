package io.terrarium.math;

/**
 * The constants of {@link FloatMath}, shared with its vector twin so that both compute the same
 * bits. The polynomials are minimax fits made for this project, in float32.
 */
public final class Coefficients {

  /** {@code x + ROUND - ROUND} is x rounded to the nearest integer, for magnitudes below 2^22. */
  public static final float ROUND = 0x1.8p23f;

  public static final int ROUND_BITS = 0x4b400000;
  public static final int EXPONENT_BIAS = 127;
  public static final int MANTISSA_BITS = 23;

  public static final float LOG2_E = 1.44269504088896341f;

  /** ln 2 as the sum of two floats. */
  public static final float LN2_HIGH = 0.693147182464599609375f;

  public static final float LN2_LOW = -1.9046542121259336e-9f;

  /** The square of 8.1, beyond which {@code tanh} is 1 to within 1.9e-7. */
  public static final float TANH_SATURATION = 65.61f;

  /** {@code tanh(x) = x P(x^2) / Q(x^2)}, relative error 1e-8. */
  public static final float TANH_P0 = 0.99999999073618771f;

  public static final float TANH_P1 = 0.13425741432427638f;
  public static final float TANH_P2 = 0.0035490152882894817f;
  public static final float TANH_P3 = 2.1505953720321476e-5f;
  public static final float TANH_P4 = 1.4644732746554434e-8f;
  public static final float TANH_Q0 = 1f;
  public static final float TANH_Q1 = 0.46759066293162602f;
  public static final float TANH_Q2 = 0.026079365735496529f;
  public static final float TANH_Q3 = 0.00033736982488083649f;
  public static final float TANH_Q4 = 8.2936656775822137e-7f;

  /** Above it {@code exp} overflows, below {@link #EXP_MIN} it is 0. */
  public static final float EXP_MAX = 89f;

  public static final float EXP_MIN = -104f;

  /** {@code exp(r) = 1 + r + r^2 H(r)} for |r| up to ln(2)/2. */
  public static final float EXP_0 = 0.50000000955509707f;

  public static final float EXP_1 = 0.16666518379452305f;
  public static final float EXP_2 = 0.041666204430611828f;
  public static final float EXP_3 = 0.0083689467211513157f;
  public static final float EXP_4 = 0.0013950588394190376f;

  public static final int SQRT_HALF_BITS = 0x3f3504f3;

  /** What lifts subnormal numbers into the normal range, and its exponent. */
  public static final float SUBNORMAL_LIFT = 0x1p23f;

  public static final float SUBNORMAL_EXPONENT = -23f;

  /** {@code log(1 + f) = f - f^2/2 + f^3 R(f)} for 1 + f from sqrt(1/2) to sqrt(2). */
  public static final float LOG_0 = 0.33333316722925311f;

  public static final float LOG_1 = -0.25000808967354076f;
  public static final float LOG_2 = 0.20002286652575762f;
  public static final float LOG_3 = -0.16624597008370591f;
  public static final float LOG_4 = 0.1418120034646657f;
  public static final float LOG_5 = -0.13128387876877536f;
  public static final float LOG_6 = 0.12881484979215482f;
  public static final float LOG_7 = -0.078603341787658176f;

  static final float TWO_OVER_PI = 0.636619772367581343f;
  static final float ONE_OVER_TWO_PI = 0.159154943091895336f;
  static final float TWO_PI = 6.28318530717958648f;

  /** pi/2 as the sum of three floats. */
  static final float HALF_PI_HIGH = 1.57079637050628662109375f;

  static final float HALF_PI_MIDDLE = -4.371138828673793e-8f;
  static final float HALF_PI_LOW = -1.7151245100058819e-15f;

  /** {@code sin(r) = r + r^3 S(r^2)} for |r| up to pi/4. */
  static final float SIN_0 = -0.16666654881171983f;

  static final float SIN_1 = 0.0083321738164149936f;
  static final float SIN_2 = -0.0001951667987631249f;

  /** {@code cos(r) = 1 - r^2/2 + r^4 C(r^2)} for |r| up to pi/4. */
  static final float COS_0 = 0.041666646788817621f;

  static final float COS_1 = -0.0013887362948937835f;
  static final float COS_2 = 2.4437864067910058e-5f;

  /** {@code asin(t) = t + t^3 A(t^2)} for t from 0 to 1/2, relative error 5e-9. */
  static final float ASIN_0 = 0.16666752633947156f;

  static final float ASIN_1 = 0.074952912693670333f;
  static final float ASIN_2 = 0.045471179528414136f;
  static final float ASIN_3 = 0.024175571244136967f;
  static final float ASIN_4 = 0.042172933642929383f;

  /**
   * {@code atan(q) = q + q^3 T(q^2)} for q from 0 to 1, relative error 6e-9; the last but one is
   * chosen so that the arc tangent of 1 is exact.
   */
  static final float ATAN_0 = -0.33333299081857223f;

  static final float ATAN_1 = 0.19998548089816078f;
  static final float ATAN_2 = -0.14264239816763807f;
  static final float ATAN_3 = 0.10952176957466166f;
  static final float ATAN_4 = -0.084034268387161445f;
  static final float ATAN_5 = 0.057957222777553794f;
  static final float ATAN_6 = -0.031177501098613248f;
  static final float ATAN_7 = 0.010914434f;
  static final float ATAN_8 = -0.0017935844886887006f;

  private Coefficients() {}
}

package io.terrarium.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The inverse functions against those of {@code StrictMath}, which are exact enough in double. */
class ArcFunctionsTest {

  private static final float[] SPECIAL = {
    0f,
    -0f,
    1f,
    -1f,
    0.5f,
    -0.5f,
    Math.nextUp(0.5f),
    Math.nextDown(1f),
    Math.nextUp(1f),
    -1.5f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    3e38f,
    1e-30f,
    -1e-30f,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN
  };

  private interface FloatFunction {
    float apply(float x);
  }

  private static double ulps(float actual, double exact) {
    return Math.abs(actual - exact) / Math.ulp((float) exact);
  }

  /** Every 61st float from 0 to 1, and its negative. */
  private static double worst(FloatFunction function, DoubleUnaryOperator exact) {
    double worst = 0;
    for (int bits = 0; bits <= Float.floatToRawIntBits(1f); bits += 61) {
      float x = Float.intBitsToFloat(bits);
      worst = Math.max(worst, ulps(function.apply(x), exact.applyAsDouble(x)));
      worst = Math.max(worst, ulps(function.apply(-x), exact.applyAsDouble(-x)));
    }
    return worst;
  }

  @Test
  void asin_and_acos_are_within_the_ulps_that_they_promise() {
    assertThat(worst(FloatMath::asin, StrictMath::asin)).isLessThan(2.5);
    assertThat(worst(FloatMath::acos, StrictMath::acos)).isLessThan(1.25);
  }

  @Test
  void atan2_is_within_the_ulps_that_it_promises_in_every_direction_and_at_every_size() {
    Random random = new Random(3);
    double worst = 0;
    for (int i = 0; i < 2_000_000; i++) {
      float y = Float.intBitsToFloat(random.nextInt());
      float x = i % 3 == 0 ? Float.intBitsToFloat(random.nextInt()) : y * random.nextFloat() * 4;
      x = i % 3 == 1 ? -x : x;
      if (Float.isFinite(x) && Float.isFinite(y)) {
        double exact = StrictMath.atan2(y, x);
        worst = Math.max(worst, ulps(FloatMath.atan2(y, x), exact));
      }
    }
    assertThat(worst).isLessThan(1.75);
  }

  @Test
  void special_values_are_those_of_java() {
    for (float x : SPECIAL) {
      assertSame(FloatMath.asin(x), StrictMath.asin(x), "asin " + x);
      assertSame(FloatMath.acos(x), StrictMath.acos(x), "acos " + x);
      for (float y : SPECIAL) {
        assertSame(FloatMath.atan2(y, x), StrictMath.atan2(y, x), "atan2 " + y + " " + x);
      }
    }
  }

  /** Zeros with their signs, infinities and what is not a number; others within two floats. */
  private static void assertSame(float actual, double expected, String what) {
    if (expected == 0 || Double.isNaN(expected)) {
      assertThat(Float.floatToIntBits(actual))
          .as(what)
          .isEqualTo(Float.floatToIntBits((float) expected));
    } else {
      assertThat(actual).as(what).isBetween(below((float) expected), above((float) expected));
    }
  }

  private static float below(float x) {
    return Math.nextDown(Math.nextDown(x));
  }

  private static float above(float x) {
    return Math.nextUp(Math.nextUp(x));
  }

  @Test
  void quarters_of_a_turn_are_exact() {
    float pi = (float) Math.PI;
    assertThat(FloatMath.acos(-1)).isEqualTo(pi);
    assertThat(FloatMath.asin(1)).isEqualTo(pi / 2);
    assertThat(FloatMath.atan2(1, 1)).isEqualTo(pi / 4);
    assertThat(FloatMath.atan2(-1, -1)).isEqualTo((float) (-3 * Math.PI / 4));
    assertThat(FloatMath.atan2(0f, -1)).isEqualTo(pi);
    assertThat(FloatMath.atan2(-0f, -1)).isEqualTo(-pi);
    assertThat(FloatMath.atan2(-2, 0)).isEqualTo(-pi / 2);
  }

  @Test
  void rows_have_the_bits_of_single_numbers() {
    Random random = new Random(5);
    int n = 4099;
    float[] y = new float[n];
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      boolean special = i < SPECIAL.length * SPECIAL.length;
      y[i] = special ? SPECIAL[i / SPECIAL.length] : 2.2f * random.nextFloat() - 1.1f;
      x[i] = special ? SPECIAL[i % SPECIAL.length] : 2.2f * random.nextFloat() - 1.1f;
    }
    float[] arcSines = new float[n];
    float[] arcCosines = new float[n];
    float[] angles = new float[n];
    // again and again, so that the compiler comes to it
    for (int round = 0; round < 1000; round++) {
      RowMath.asin(x, arcSines, n);
      RowMath.acos(x, arcCosines, n);
      RowMath.atan2(y, x, angles, n);
    }
    for (int i = 0; i < n; i++) {
      assertBits(arcSines[i], FloatMath.asin(x[i]));
      assertBits(arcCosines[i], FloatMath.acos(x[i]));
      assertBits(angles[i], FloatMath.atan2(y[i], x[i]));
    }
  }

  private static void assertBits(float actual, float expected) {
    assertThat(Float.floatToIntBits(actual)).isEqualTo(Float.floatToIntBits(expected));
  }
}

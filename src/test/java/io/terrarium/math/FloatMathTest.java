package io.terrarium.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class FloatMathTest {

  private interface FloatFunction {
    float apply(float x);
  }

  private static double worstUlps(
      FloatFunction function, DoubleUnaryOperator exact, float from, float to, int steps) {
    double worst = 0;
    for (int i = 0; i <= steps; i++) {
      float x = (float) (from + (to - (double) from) * i / steps);
      double expected = exact.applyAsDouble(x);
      worst = Math.max(worst, Math.abs(function.apply(x) - expected) / Math.ulp((float) expected));
    }
    return worst;
  }

  @Test
  void exp_is_within_two_ulps() {
    assertThat(worstUlps(FloatMath::exp, StrictMath::exp, -87, 88.7f, 400_000)).isLessThan(2);
    assertThat(worstUlps(FloatMath::exp, StrictMath::exp, -1, 1, 200_000)).isLessThan(2);
    assertThat(worstUlps(FloatMath::exp, StrictMath::exp, -103, -87, 50_000)).isLessThan(2);
  }

  @Test
  void exp_of_extremes() {
    assertThat(FloatMath.exp(0f)).isEqualTo(1f);
    assertThat(FloatMath.exp(-0f)).isEqualTo(1f);
    assertThat(FloatMath.exp(89f)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(FloatMath.exp(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(FloatMath.exp(-105f)).isEqualTo(0f);
    assertThat(FloatMath.exp(Float.NEGATIVE_INFINITY)).isEqualTo(0f);
    assertThat(FloatMath.exp(Float.MIN_VALUE)).isEqualTo(1f);
    assertThat(FloatMath.exp(Float.NaN)).isNaN();
  }

  @Test
  void log_is_within_two_ulps() {
    assertThat(worstUlps(FloatMath::log, StrictMath::log, 1e-3f, 4, 400_000)).isLessThan(2);
    assertThat(worstUlps(FloatMath::log, StrictMath::log, 0.99f, 1.01f, 200_000)).isLessThan(2);
    assertThat(worstUlps(FloatMath::log, StrictMath::log, 4, 1e38f, 200_000)).isLessThan(2);
    assertThat(worstUlps(FloatMath::log, StrictMath::log, 1e-44f, 1e-37f, 100_000)).isLessThan(2);
  }

  @Test
  void log_of_extremes() {
    assertThat(FloatMath.log(1f)).isEqualTo(0f);
    assertThat(FloatMath.log(0f)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(FloatMath.log(-0f)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(FloatMath.log(-1f)).isNaN();
    assertThat(FloatMath.log(Float.NEGATIVE_INFINITY)).isNaN();
    assertThat(FloatMath.log(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(FloatMath.log(Float.NaN)).isNaN();
  }

  @Test
  void tanh_is_within_three_ten_millionths() {
    double error = 0;
    float largest = 0;
    for (int i = -1_000_000; i <= 1_000_000; i++) {
      float x = i * 1e-5f;
      float y = FloatMath.tanh(x);
      error = Math.max(error, Math.abs(y - StrictMath.tanh(x)));
      largest = Math.max(largest, Math.abs(y));
    }
    assertThat(error).isLessThanOrEqualTo(3e-7);
    assertThat(largest).isEqualTo(1f);
  }

  @Test
  void tanh_keeps_its_relative_precision_near_zero() {
    assertThat(worstUlps(FloatMath::tanh, StrictMath::tanh, -0.1f, 0.1f, 200_001)).isLessThan(3);
  }

  @Test
  void tanh_of_extremes() {
    assertThat(FloatMath.tanh(Float.POSITIVE_INFINITY)).isEqualTo(1f);
    assertThat(FloatMath.tanh(Float.NEGATIVE_INFINITY)).isEqualTo(-1f);
    assertThat(FloatMath.tanh(Float.MAX_VALUE)).isEqualTo(1f);
    assertThat(FloatMath.tanh(0f)).isEqualTo(0f);
    assertThat(FloatMath.tanh(Float.NaN)).isNaN();
  }

  @Test
  void sin_and_cos_are_within_two_ulps_up_to_ten_thousand() {
    assertThat(worstUlps(FloatMath::sin, StrictMath::sin, -10, 10, 400_000)).isLessThan(2);
    assertThat(worstUlps(FloatMath::cos, StrictMath::cos, -10, 10, 400_000)).isLessThan(2);
    assertThat(worstUlps(FloatMath::sin, StrictMath::sin, -1e4f, 1e4f, 400_000)).isLessThan(2);
    assertThat(worstUlps(FloatMath::cos, StrictMath::cos, -1e4f, 1e4f, 400_000)).isLessThan(2);
  }

  @Test
  void sin_and_cos_of_extremes() {
    assertThat(FloatMath.sin(Float.MIN_VALUE)).isEqualTo(Float.MIN_VALUE);
    assertThat(FloatMath.cos(0f)).isEqualTo(1f);
    assertThat(FloatMath.sin(Float.POSITIVE_INFINITY)).isNaN();
    assertThat(FloatMath.cos(Float.NaN)).isNaN();
  }

  @Test
  void wrapped_angles_differ_by_whole_turns() {
    for (int i = -10_000; i <= 10_000; i++) {
      float angle = i * 1e-2f;
      float wrapped = FloatMath.wrap(angle);
      assertThat(Math.abs(wrapped)).isLessThan(3.141593f);
      assertThat(StrictMath.cos(wrapped)).isCloseTo(StrictMath.cos(angle), offset(1e-5));
      assertThat(StrictMath.sin(wrapped)).isCloseTo(StrictMath.sin(angle), offset(1e-5));
    }
  }

  @Test
  void clipped_numbers_are_between_the_bounds() {
    assertThat(FloatMath.clip(3, -1, 2)).isEqualTo(2);
    assertThat(FloatMath.clip(-3, -1, 2)).isEqualTo(-1);
    assertThat(FloatMath.clip(0.5f, -1, 2)).isEqualTo(0.5f);
    assertThat(FloatMath.clip(Float.NaN, -1, 2)).isNaN();
  }
}

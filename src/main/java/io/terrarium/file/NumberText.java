package io.terrarium.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/**
 * The text of a number in all files of a run: the shortest rounded decimal that reads back as the
 * same number. A whole number has no fraction, and an exponent is written where it is outside [-5,
 * 9). The JDK's own text is not used, because it changed with JDK 19.
 */
public final class NumberText {

  private static final int ENOUGH_DIGITS = 17;

  private NumberText() {}

  /** The text: {@code 0.1}, {@code -3}, {@code 1.5e-7}, {@code nan}, {@code inf}, {@code -inf}. */
  public static String of(float value) {
    return of(
        value,
        text -> Float.parseFloat(text) == value && (float) Double.parseDouble(text) == value);
  }

  /** The text of a double, in the same format. */
  public static String of(double value) {
    return of(value, text -> Double.parseDouble(text) == value);
  }

  private static String of(double value, Predicate<String> readsBack) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return 1 / value > 0 ? "0" : "-0";
    }
    return layOut(shortest(new BigDecimal(value), readsBack));
  }

  private static BigDecimal shortest(BigDecimal exact, Predicate<String> readsBack) {
    for (int digits = 1; digits < ENOUGH_DIGITS; digits++) {
      BigDecimal rounded = rounded(exact, digits);
      if (readsBack.test(rounded.toString())) {
        return rounded;
      }
    }
    return rounded(exact, ENOUGH_DIGITS);
  }

  private static BigDecimal rounded(BigDecimal exact, int digits) {
    return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }

  private static String layOut(BigDecimal decimal) {
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (exponent >= -5 && exponent < 9) {
      return decimal.toPlainString();
    }
    return decimal.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
  }
}

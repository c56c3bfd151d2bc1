package io.terrarium.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * An axis of a chart: the values that it covers, and where each of them is drawn.
 *
 * @param first the value at the axis' beginning
 * @param last the value at its end, which is larger
 * @param begin where the axis begins in the image
 * @param end where it ends
 * @param ticks the values that are written beside it, in rising order
 */
record Axis(double first, double last, int begin, int end, List<Double> ticks) {

  private static final int MOST_STEPS = 8;

  /** An axis that begins and ends at a tick and covers all values, which are not empty. */
  static Axis of(List<Double> values, int begin, int end) {
    double least = Collections.min(values);
    double most = Collections.max(values);
    double around = least < most ? 0 : least == 0 ? 1 : Math.abs(least) / 2;
    BigDecimal step = step(most - least + 2 * around);
    BigDecimal low = multiple(least - around, step, RoundingMode.FLOOR);
    BigDecimal high = multiple(most + around, step, RoundingMode.CEILING);
    return new Axis(low.doubleValue(), high.doubleValue(), begin, end, ticks(low, high, step));
  }

  /** An axis from the least value to the greatest, with ticks at whole numbers. */
  static Axis ofWholeNumbers(List<Double> values, int begin, int end) {
    double least = Collections.min(values);
    double most = Math.max(least + 1, Collections.max(values));
    BigDecimal step = step(most - least).max(BigDecimal.ONE);
    return new Axis(
        least,
        most,
        begin,
        end,
        ticks(
            multiple(least, step, RoundingMode.CEILING),
            multiple(most, step, RoundingMode.FLOOR),
            step));
  }

  /** Where a value is drawn. */
  double place(double value) {
    return begin + (value - first) / (last - first) * (end - begin);
  }

  /** The smallest of 1, 2 or 5 times a power of ten that cuts a range into few steps. */
  private static BigDecimal step(double range) {
    BigDecimal exact = BigDecimal.valueOf(range / MOST_STEPS);
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(exact.precision() - exact.scale() - 1);
    return Stream.of(1, 2, 5, 10)
        .map(factor -> power.multiply(BigDecimal.valueOf(factor)))
        .filter(step -> step.compareTo(exact) >= 0)
        .findFirst()
        .orElseThrow();
  }

  private static BigDecimal multiple(double value, BigDecimal step, RoundingMode rounding) {
    return BigDecimal.valueOf(value).divide(step, 0, rounding).multiply(step);
  }

  private static List<Double> ticks(BigDecimal low, BigDecimal high, BigDecimal step) {
    return Stream.iterate(low, tick -> tick.compareTo(high) <= 0, step::add)
        .map(BigDecimal::doubleValue)
        .toList();
  }
}

package io.terrarium.stats;

/**
 * The arithmetic mean. It is summed in index order in float64, because the order of a stream's sum
 * is not specified, and the last bits depend on it.
 */
public final class Mean {

  private Mean() {}

  /** The mean of all numbers; NaN where there are none. */
  public static double of(double[] numbers) {
    return of(numbers, 0, numbers.length);
  }

  /** The mean of all numbers; NaN where there are none. */
  public static float of(float[] numbers) {
    return of(numbers, 0, numbers.length);
  }

  /** The mean of {@code n} numbers from an index on. */
  static double of(double[] numbers, int from, int n) {
    double sum = 0;
    for (int i = from; i < from + n; i++) {
      sum += numbers[i];
    }
    return sum / n;
  }

  /** The mean of {@code n} numbers from an index on. */
  public static float of(float[] numbers, int from, int n) {
    double sum = 0;
    for (int i = from; i < from + n; i++) {
      sum += numbers[i];
    }
    return (float) (sum / n);
  }

  /** The sum of squared deviations from the mean: {@code sum (x - mean)^2}. */
  public static double squaredDeviations(double[] numbers) {
    double mean = of(numbers);
    double sum = 0;
    for (double number : numbers) {
      sum += (number - mean) * (number - mean);
    }
    return sum;
  }
}

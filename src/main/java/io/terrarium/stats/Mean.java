package io.terrarium.stats;

/** The arithmetic mean, summed in index order in float64: the sum of a stream has no such order. */
public final class Mean {

  private Mean() {}

  /** Of all numbers. */
  public static double of(double[] numbers) {
    return of(numbers, 0, numbers.length);
  }

  /** Of all numbers. */
  public static float of(float[] numbers) {
    return of(numbers, 0, numbers.length);
  }

  public static double of(double[] numbers, int from, int n) {
    double sum = 0;
    for (int i = from; i < from + n; i++) {
      sum += numbers[i];
    }
    return sum / n;
  }

  public static float of(float[] numbers, int from, int n) {
    double sum = 0;
    for (int i = from; i < from + n; i++) {
      sum += numbers[i];
    }
    return (float) (sum / n);
  }

  /** {@code sum (x - mean)^2}. */
  public static double squaredDeviations(double[] numbers) {
    double mean = of(numbers);
    double sum = 0;
    for (double number : numbers) {
      sum += (number - mean) * (number - mean);
    }
    return sum;
  }
}

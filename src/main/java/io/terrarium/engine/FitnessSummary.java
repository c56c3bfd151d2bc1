package io.terrarium.engine;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A population's fitness, over the candidates whose fitness is a number; not a number where there
 * is none.
 *
 * @param std population standard deviation
 * @param failed candidates whose fitness is not a number
 */
record FitnessSummary(float mean, float best, float std, int failed) {

  static FitnessSummary of(float[] fitness) {
    double[] numbers = doubles(fitness).filter(f -> !Double.isNaN(f)).toArray();
    int failed = fitness.length - numbers.length;
    if (numbers.length == 0) {
      return new FitnessSummary(Float.NaN, Float.NaN, Float.NaN, failed);
    }
    double mean = mean(numbers);
    double best = DoubleStream.of(numbers).max().getAsDouble();
    return new FitnessSummary((float) mean, (float) best, (float) std(numbers, mean), failed);
  }

  private static DoubleStream doubles(float[] numbers) {
    return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]);
  }

  static float meanOf(float[] numbers) {
    return (float) mean(doubles(numbers).toArray());
  }

  /** A loop: the sum of a stream does not promise its order. */
  private static double mean(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum / numbers.length;
  }

  private static double std(double[] numbers, double mean) {
    double sum = 0;
    for (double number : numbers) {
      sum += (number - mean) * (number - mean);
    }
    return Math.sqrt(sum / numbers.length);
  }
}

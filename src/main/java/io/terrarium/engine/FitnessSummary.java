package io.terrarium.engine;

import io.terrarium.stats.Mean;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The fitness of a population, over the candidates whose fitness is a number. Where there are none,
 * the figures are not a number.
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
    double mean = Mean.of(numbers);
    double std = Math.sqrt(Mean.squaredDeviations(numbers) / numbers.length);
    double best = DoubleStream.of(numbers).max().getAsDouble();
    return new FitnessSummary((float) mean, (float) best, (float) std, failed);
  }

  private static DoubleStream doubles(float[] numbers) {
    return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]);
  }
}

package io.terrarium.stats;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Statistics of the returns of several agents of one algorithm. Returns that are not a number
 * (their training failed) are left out; where none is left, every statistic is NaN.
 *
 * <p>The interquartile mean and its interval are those of Agarwal et al., "Deep reinforcement
 * learning at the edge of the statistical precipice" (<a
 * href="https://arxiv.org/abs/2108.13264">arXiv 2108.13264</a>).
 *
 * @param mean arithmetic mean
 * @param sem standard error of the mean, from the sample standard deviation; NaN for a single agent
 * @param iqm interquartile mean: the mean of what is left without the lowest and the highest
 *     quarter, each rounded down to whole agents
 * @param iqmLow lower end of the 95% percentile bootstrap interval of the IQM
 * @param iqmHigh upper end of it
 * @param min smallest return
 * @param max largest return
 * @param agents how many returns are counted
 * @param failed how many are left out
 */
public record ReturnStatistics(
    double mean,
    double sem,
    double iqm,
    double iqmLow,
    double iqmHigh,
    double min,
    double max,
    int agents,
    int failed) {

  private static final int RESAMPLES = 2000;

  /** With fewer agents a bootstrap interval covers the true value far less often than it claims. */
  private static final int FEWEST_FOR_AN_INTERVAL = 5;

  /** Whether there are enough agents for the interval to say anything. */
  public boolean hasUsableInterval() {
    return agents >= FEWEST_FOR_AN_INTERVAL;
  }

  /**
   * The statistics of these returns. The seed of the bootstrap is fixed, so they are repeatable.
   */
  public static ReturnStatistics of(float[] returns) {
    double[] sorted =
        IntStream.range(0, returns.length)
            .mapToDouble(i -> returns[i])
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    int failed = returns.length - sorted.length;
    if (sorted.length == 0) {
      double none = Double.NaN;
      return new ReturnStatistics(none, none, none, none, none, none, none, 0, failed);
    }
    double[] resampled = bootstrap(sorted);
    return new ReturnStatistics(
        Mean.of(sorted),
        standardError(sorted),
        interquartileMean(sorted),
        percentile(resampled, 0.025),
        percentile(resampled, 0.975),
        sorted[0],
        sorted[sorted.length - 1],
        sorted.length,
        failed);
  }

  private static double standardError(double[] values) {
    int n = values.length;
    return Math.sqrt(Mean.squaredDeviations(values) / (n - 1) / n);
  }

  private static double interquartileMean(double[] sorted) {
    int cut = sorted.length / 4;
    return Mean.of(sorted, cut, sorted.length - 2 * cut);
  }

  /**
   * The sorted IQMs of resamples. {@code Random} is specified to the bit, so they are the same on
   * every JDK.
   */
  private static double[] bootstrap(double[] values) {
    Random random = new Random(0);
    double[] means = new double[RESAMPLES];
    double[] resample = new double[values.length];
    for (int r = 0; r < RESAMPLES; r++) {
      for (int i = 0; i < resample.length; i++) {
        resample[i] = values[random.nextInt(values.length)];
      }
      Arrays.sort(resample);
      means[r] = interquartileMean(resample);
    }
    Arrays.sort(means);
    return means;
  }

  /** The value below which this share of the sorted values lies, interpolated linearly. */
  private static double percentile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}

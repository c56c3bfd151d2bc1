package io.terrarium.strategy;

/**
 * A shaping of fitness: how the fitness of a generation is transformed before a gradient is
 * estimated from it. Candidates of equal fitness are shaped alike, and the shaped numbers have the
 * sum 0.
 */
public enum Shaping {
  /**
   * {@code rank/(n-1) - 1/2}, rank from 0 for the worst; those that tie share the mean of their
   * ranks. It is that of Salimans et al., <a href="https://arxiv.org/abs/1703.03864">arXiv
   * 1703.03864</a>, with evosax's ties.
   */
  CENTRED_RANKS {
    @Override
    public float[] shape(float[] fitness) {
      Integer[] order = Ranking.bestFirst(fitness);
      int n = order.length;
      float[] shaped = new float[n];
      for (int first = 0, next; first < n; first = next) {
        next = first + 1;
        while (next < n && ties(fitness[order[first]], fitness[order[next]])) {
          next++;
        }
        double rank = n - 1 - (first + next - 1) / 2.0;
        for (int i = first; i < next; i++) {
          shaped[order[i]] = (float) (rank / (n - 1) - 0.5);
        }
      }
      return shaped;
    }
  },

  /**
   * {@code (fitness - mean) / std}, with the population's own standard deviation (divisor n); 0
   * where all are equal. A fitness that is not a number counts as the worst finite one, and an
   * infinite one as the best or the worst finite one.
   */
  Z_SCORE {
    @Override
    public float[] shape(float[] fitness) {
      double[] values = finite(fitness);
      double mean = mean(values);
      double[] squares = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        values[i] -= mean;
        squares[i] = values[i] * values[i];
      }
      double deviation = Math.sqrt(mean(squares));
      float[] shaped = new float[values.length];
      for (int i = 0; i < values.length; i++) {
        shaped[i] = deviation > 0 ? (float) (values[i] / deviation) : 0;
      }
      return shaped;
    }
  };

  /** The hyperparameter of a strategy that shapes its fitness. */
  public static final StrategyHyperparameter HYPERPARAMETER =
      StrategyHyperparameter.choice(
          "shaping",
          CENTRED_RANKS,
          "The fitness becomes centred ranks or z-scores before it is used.");

  /**
   * The shaping that settings have.
   *
   * @throws IllegalArgumentException if their strategy does not declare {@link #HYPERPARAMETER}
   */
  public static Shaping of(StrategySettings settings) {
    return settings.choice(HYPERPARAMETER.name(), Shaping.class);
  }

  /**
   * The shaped fitness of each candidate; higher is better, as before.
   *
   * @param fitness the fitness of each candidate, of which there are at least two
   */
  public abstract float[] shape(float[] fitness);

  private static boolean ties(float a, float b) {
    return Ranking.rankable(a) == Ranking.rankable(b);
  }

  private static double[] finite(float[] fitness) {
    float worst = Float.POSITIVE_INFINITY;
    float best = Float.NEGATIVE_INFINITY;
    for (float each : fitness) {
      if (Float.isFinite(each)) {
        worst = Math.min(worst, each);
        best = Math.max(best, each);
      }
    }
    double[] values = new double[fitness.length];
    for (int i = 0; i < values.length && worst <= best; i++) {
      values[i] = Math.max(worst, Math.min(best, Ranking.rankable(fitness[i])));
    }
    return values;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double each : values) {
      sum += each;
    }
    return sum / values.length;
  }
}

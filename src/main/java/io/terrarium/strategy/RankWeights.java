package io.terrarium.strategy;

/**
 * The weight of each candidate in an update of SNES, which its rank alone decides. Ties keep the
 * order of the candidates.
 */
final class RankWeights {

  private RankWeights() {}

  /**
   * The weights in the order of the candidates.
   *
   * @param temperature 0 for the weights of SNES, above 0 for those of Discovered ES
   */
  static float[] of(float temperature, float[] fitness) {
    float[] byRank =
        temperature > 0 ? discovered(fitness.length, temperature) : natural(fitness.length);
    Integer[] order = Ranking.bestFirst(fitness);
    float[] weights = new float[fitness.length];
    for (int rank = 0; rank < order.length; rank++) {
      weights[order[rank]] = byRank[rank];
    }
    return weights;
  }

  /**
   * By rank, r from 1: {@code max(0, log(n/2 + 1) - log r)}, normalised to sum 1, minus {@code
   * 1/n}.
   */
  private static float[] natural(int n) {
    double[] raw = new double[n];
    double sum = 0;
    for (int r = 1; r <= n; r++) {
      raw[r - 1] = Math.max(0, StrictMath.log(n / 2.0 + 1) - StrictMath.log(r));
      sum += raw[r - 1];
    }
    float[] weights = new float[n];
    for (int r = 0; r < n; r++) {
      weights[r] = (float) (raw[r] / sum - 1.0 / n);
    }
    return weights;
  }

  /**
   * By rank, r from 0: {@code softmax(-20 sigmoid(temperature (r/(n-1) - 1/2)))}, which Lange et
   * al. found (<a href="https://arxiv.org/abs/2211.11260">arXiv 2211.11260</a>).
   */
  private static float[] discovered(int n, float temperature) {
    double[] raw = new double[n];
    double sum = 0;
    for (int r = 0; r < n; r++) {
      double x = temperature * ((double) r / (n - 1) - 0.5);
      raw[r] = StrictMath.exp(-20 / (1 + StrictMath.exp(-x)));
      sum += raw[r];
    }
    float[] weights = new float[n];
    for (int r = 0; r < n; r++) {
      weights[r] = (float) (raw[r] / sum);
    }
    return weights;
  }
}

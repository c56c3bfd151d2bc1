package io.terrarium.strategy;

/**
 * The constants of separable CMA-ES, at the defaults of the paper (Ros and Hansen 2008, table 1),
 * for d parameters and a population of n.
 *
 * @param weights the weights of the best {@code mu = n/2} (rounded down), best first: {@code log(mu
 *     + 1) - log i}, normalised to sum 1
 * @param muEff the variance-effective number of parents: {@code 1/sum_i w_i^2}
 * @param sigmaPath the path of the step size, with the rate {@code (mu_eff + 2)/(d + mu_eff + 3)}
 * @param path the path of the covariance, with the rate {@code 4/(d + 4)}
 * @param covarianceRate the learning rate of the covariance: {@code (d + 2)/3 (2/(mu_eff (d + sqrt
 *     2)^2) + (1 - 1/mu_eff) min(1, (2 mu_eff - 1)/((d + 2)^2 + mu_eff)))}, and at most 1
 * @param stepRate the learning rate of the step size's logarithm: {@code c/(1 + 2 max(0,
 *     sqrt((mu_eff - 1)/(d + 1)) - 1) + c)} with c the rate of {@code sigmaPath}
 * @param expectedLength the expected length of a standard normal vector: {@code sqrt d (1 - 1/(4 d)
 *     + 1/(21 d^2))}
 */
record CmaConstants(
    double[] weights,
    double muEff,
    Path sigmaPath,
    Path path,
    double covarianceRate,
    double stepRate,
    double expectedLength) {

  static CmaConstants of(int d, int n) {
    double[] weights = weights(n / 2);
    double muEff = muEff(weights);
    double c = (muEff + 2) / (d + muEff + 3);
    double damping = 1 + 2 * Math.max(0, Math.sqrt((muEff - 1) / (d + 1)) - 1) + c;
    return new CmaConstants(
        weights,
        muEff,
        Path.of(c, muEff),
        Path.of(4.0 / (d + 4), muEff),
        covarianceRate(d, muEff),
        c / damping,
        Math.sqrt(d) * (1 - 1.0 / (4.0 * d) + 1 / (21.0 * d * d)));
  }

  private static double[] weights(int mu) {
    double[] weights = new double[mu];
    double sum = 0;
    for (int i = 1; i <= mu; i++) {
      weights[i - 1] = StrictMath.log(mu + 1) - StrictMath.log(i);
      sum += weights[i - 1];
    }
    for (int i = 0; i < mu; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private static double muEff(double[] weights) {
    double squares = 0;
    for (double weight : weights) {
      squares += weight * weight;
    }
    return 1 / squares;
  }

  private static double covarianceRate(int d, double muEff) {
    double root = d + Math.sqrt(2);
    double rankOne = 2 / (root * root) / muEff;
    double rankMu = (1 - 1 / muEff) * Math.min(1, (2 * muEff - 1) / ((d + 2.0) * (d + 2) + muEff));
    return Math.min(1, (d + 2) / 3.0 * (rankOne + rankMu));
  }

  /** One element of the covariance's diagonal after a generation; it is never 0. */
  float covariance(double old, double path, double squares) {
    double learned =
        (1 - covarianceRate) * old
            + covarianceRate / muEff * path * path
            + covarianceRate * (1 - 1 / muEff) * squares;
    return Math.max(Float.MIN_NORMAL, (float) learned);
  }

  /**
   * An evolution path: an exponentially fading sum of the mean's steps.
   *
   * @param rate c, the share that fades in a generation
   * @param gain the factor of a new step: {@code sqrt(c (2 - c) mu_eff)}
   */
  record Path(double rate, double gain) {

    static Path of(double rate, double muEff) {
      return new Path(rate, Math.sqrt(rate * (2 - rate) * muEff));
    }

    /** One element of the path after a step. */
    float next(double old, double step) {
      return (float) ((1 - rate) * old + gain * step);
    }

    /** The share of its final length that a path has after some generations. */
    double fill(double generations) {
      return Math.sqrt(1 - StrictMath.pow(1 - rate, 2 * generations));
    }
  }
}

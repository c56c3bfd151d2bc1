package io.terrarium.strategy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Separable CMA-ES: Ros and Hansen, "A simple modification in CMA-ES achieving linear time and
 * space complexity" (PPSN 2008, <a
 * href="https://inria.hal.science/inria-00287367">inria-00287367</a>). The covariance is a
 * diagonal, learned {@code (d + 2)/3} times as fast as a full one. It has no mirrored pairs: where
 * both of a pair are recombined, the step size shrinks without a cause.
 *
 * <p>The state's step size of a parameter is {@code sigma sqrt(C_j)}. Its vectors are the paths
 * {@code p_sigma} and {@code p_c}, the diagonal {@code C}, and {@code [sigma, generations told]}.
 */
public final class SepCmaEs extends GaussianStrategy {

  private static final String SIGMA_PATH = "sigma-path";
  private static final String PATH = "path";
  private static final String DIAGONAL = "diagonal";
  private static final String SCALARS = "sigma-and-generations";

  @Override
  public String name() {
    return "sep-cma-es";
  }

  @Override
  public List<String> vectors() {
    return List.of(SIGMA_PATH, PATH, DIAGONAL, SCALARS);
  }

  @Override
  protected Map<String, float[]> initialVectors(int dimensions, StrategySettings settings) {
    float[] diagonal = new float[dimensions];
    Arrays.fill(diagonal, 1);
    float[] scalars = {settings.sigma(), 0};
    return vectors(new float[dimensions], new float[dimensions], diagonal, scalars);
  }

  private static Map<String, float[]> vectors(
      float[] sigmaPath, float[] path, float[] diagonal, float[] scalars) {
    return Map.of(SIGMA_PATH, sigmaPath, PATH, path, DIAGONAL, diagonal, SCALARS, scalars);
  }

  /**
   * With {@code y_i = (x_i - mean)/sigma} of the better half, best first, and {@code y = sum_i w_i
   * y_i}:
   *
   * <pre>{@code
   * mean    += sigma y
   * p_sigma  = (1 - c_sigma) p_sigma + sqrt(c_sigma (2 - c_sigma) mu_eff) y / sqrt(C)
   * h        = |p_sigma| / sqrt(1 - (1 - c_sigma)^(2 (g + 1))) < (1.4 + 2/(d + 1)) E|N(0, I)|
   * p_c      = (1 - c_c) p_c + h sqrt(c_c (2 - c_c) mu_eff) y
   * C        = (1 - c_cov) C + c_cov/mu_eff p_c^2 + c_cov (1 - 1/mu_eff) sum_i w_i y_i^2
   * sigma   *= exp(c_sigma/d_sigma (|p_sigma| / E|N(0, I)| - 1))
   * }</pre>
   */
  @Override
  protected SearchState update(
      SearchState state, StrategySettings settings, float[][] population, float[] fitness) {
    int d = state.dimensions();
    CmaConstants k = CmaConstants.of(d, population.length);
    float[][] parents = parents(population, fitness, k.weights().length);
    float[] scalars = state.vector(SCALARS);
    float[] y = new float[d];
    float[] squares = new float[d];
    moments(state.mean(), scalars[0], parents, k.weights(), y, squares);

    float[] oldDiagonal = state.vector(DIAGONAL);
    float[] oldSigmaPath = state.vector(SIGMA_PATH);
    float[] sigmaPath = new float[d];
    for (int j = 0; j < d; j++) {
      double whitened = y[j] / Math.sqrt(oldDiagonal[j]);
      sigmaPath[j] = k.sigmaPath().next(oldSigmaPath[j], whitened);
    }
    double length = length(sigmaPath) / k.expectedLength();
    // From 2^24 on the count stays, when the correction has long been 1.
    float generations = scalars[1] + 1;
    boolean moving = length / k.sigmaPath().fill(generations) < 1.4 + 2.0 / (d + 1);

    float[] oldPath = state.vector(PATH);
    float[] path = new float[d];
    float[] diagonal = new float[d];
    for (int j = 0; j < d; j++) {
      path[j] = k.path().next(oldPath[j], moving ? y[j] : 0);
      diagonal[j] = k.covariance(oldDiagonal[j], path[j], squares[j]);
    }
    float sigma = (float) (scalars[0] * StrictMath.exp(k.stepRate() * (length - 1)));
    return new SearchState(
        moved(state.mean(), scalars[0], y),
        steps(sigma, diagonal),
        vectors(sigmaPath, path, diagonal, new float[] {sigma, generations}));
  }

  private static float[][] parents(float[][] population, float[] fitness, int count) {
    Integer[] order = Ranking.bestFirst(fitness);
    float[][] parents = new float[count][];
    Arrays.setAll(parents, i -> population[order[i]]);
    return parents;
  }

  /**
   * Fills {@code y} with the weighted sum of all {@code y_i}, and {@code squares} with that of
   * their squares.
   */
  private static void moments(
      float[] mean, float sigma, float[][] parents, double[] weights, float[] y, float[] squares) {
    for (int j = 0; j < mean.length; j++) {
      double sum = 0;
      double squareSum = 0;
      for (int i = 0; i < parents.length; i++) {
        double step = (parents[i][j] - mean[j]) / sigma;
        sum += weights[i] * step;
        squareSum += weights[i] * step * step;
      }
      y[j] = (float) sum;
      squares[j] = (float) squareSum;
    }
  }

  private static double length(float[] vector) {
    double sum = 0;
    for (float each : vector) {
      sum += (double) each * each;
    }
    return Math.sqrt(sum);
  }

  private static float[] moved(float[] mean, float sigma, float[] y) {
    float[] moved = new float[mean.length];
    for (int j = 0; j < moved.length; j++) {
      moved[j] = mean[j] + sigma * y[j];
    }
    return moved;
  }

  private static float[] steps(float sigma, float[] diagonal) {
    float[] steps = new float[diagonal.length];
    for (int j = 0; j < steps.length; j++) {
      steps[j] = sigma * (float) Math.sqrt(diagonal[j]);
    }
    return steps;
  }
}

package io.terrarium.strategy;

import java.util.List;
import java.util.Map;

/**
 * Adam on the search mean, uphill: Kingma and Ba, <a href="https://arxiv.org/abs/1412.6980">arXiv
 * 1412.6980</a>, with betas 0.9 and 0.999 and an epsilon of 1e-8. A strategy that uses it has its
 * hyperparameter and its {@link #VECTORS}.
 */
final class AdamAscent {

  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final float EPSILON = 1e-8f;

  private static final String FIRST = "first-moments";
  private static final String SECOND = "second-moments";
  private static final String UPDATES = "updates";

  /** Both moments have a number for each parameter; the count of updates is a vector of one. */
  static final List<String> VECTORS = List.of(FIRST, SECOND, UPDATES);

  static final StrategyHyperparameter LEARNING_RATE =
      StrategyHyperparameter.positive(
          "learning-rate", 0.01f, "Adam moves the mean at this learning rate.");

  private AdamAscent() {}

  static Map<String, float[]> initialVectors(int dimensions) {
    return Map.of(
        FIRST, new float[dimensions], SECOND, new float[dimensions], UPDATES, new float[1]);
  }

  /**
   * {@code m = b1 m + (1 - b1) g}, {@code v = b2 v + (1 - b2) g^2}, {@code mean += rate m/(1 -
   * b1^t) / (sqrt(v/(1 - b2^t)) + eps)}.
   *
   * @param gradient a number for each parameter
   * @param sigma the step sizes of the state that comes out
   */
  static SearchState ascend(
      SearchState state, StrategySettings settings, float[] gradient, float[] sigma) {
    int d = state.dimensions();
    float rate = settings.real(LEARNING_RATE.name());
    float[] oldFirst = state.vector(FIRST);
    float[] oldSecond = state.vector(SECOND);
    // From 2^24 on the count stays, when both corrections have long been 1.
    float count = state.vector(UPDATES)[0] + 1;
    float correction1 = (float) (1 - StrictMath.pow(BETA_1, count));
    float correction2 = (float) (1 - StrictMath.pow(BETA_2, count));
    float[] mean = new float[d];
    float[] first = new float[d];
    float[] second = new float[d];
    for (int j = 0; j < d; j++) {
      float g = gradient[j];
      first[j] = (float) (BETA_1 * oldFirst[j] + (1 - BETA_1) * g);
      second[j] = (float) (BETA_2 * oldSecond[j] + (1 - BETA_2) * g * g);
      float root = (float) Math.sqrt(second[j] / correction2);
      mean[j] = state.mean()[j] + rate * (first[j] / correction1) / (root + EPSILON);
    }
    return new SearchState(
        mean, sigma, Map.of(FIRST, first, SECOND, second, UPDATES, new float[] {count}));
  }
}

package io.terrarium.strategy;

import java.util.List;

/**
 * Adam on the search mean, uphill: Kingma and Ba, <a href="https://arxiv.org/abs/1412.6980">arXiv
 * 1412.6980</a>, with betas 0.9 and 0.999 and an epsilon of 1e-8. In a strategy's memory stand the
 * first moments, the second moments, and the number of updates.
 */
final class AdamAscent {

  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final float EPSILON = 1e-8f;

  private AdamAscent() {}

  static List<float[]> memory(int dimensions) {
    return List.of(new float[dimensions], new float[dimensions], new float[1]);
  }

  /**
   * {@code m = b1 m + (1 - b1) g}, {@code v = b2 v + (1 - b2) g^2}, {@code mean += rate m/(1 -
   * b1^t) / (sqrt(v/(1 - b2^t)) + eps)}.
   *
   * @param sigma of the state that comes out
   */
  static SearchState ascend(SearchState state, float[] gradient, float rate, float[] sigma) {
    int d = state.dimensions();
    // from 2^24 on the count stays, with both corrections long at 1
    float count = state.memory().get(2)[0] + 1;
    float correction1 = (float) (1 - StrictMath.pow(BETA_1, count));
    float correction2 = (float) (1 - StrictMath.pow(BETA_2, count));
    float[] mean = new float[d];
    float[] first = new float[d];
    float[] second = new float[d];
    for (int j = 0; j < d; j++) {
      float g = gradient[j];
      first[j] = (float) (BETA_1 * state.memory().get(0)[j] + (1 - BETA_1) * g);
      second[j] = (float) (BETA_2 * state.memory().get(1)[j] + (1 - BETA_2) * g * g);
      float root = (float) Math.sqrt(second[j] / correction2);
      mean[j] = state.mean()[j] + rate * (first[j] / correction1) / (root + EPSILON);
    }
    return new SearchState(mean, sigma, List.of(first, second, new float[] {count}));
  }
}

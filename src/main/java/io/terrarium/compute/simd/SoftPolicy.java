package io.terrarium.compute.simd;

import io.terrarium.compute.simd.kernel.Kernels;
import java.util.Arrays;

/** SAC's expectations under a categorical policy, computed by columns as in {@link Softmax}. */
final class SoftPolicy {

  private final Softmax softmax;
  private float[] advantages = {};
  private float[] means = {};

  SoftPolicy(Kernels kernels) {
    this.softmax = new Softmax(kernels);
  }

  void target(
      ArrayBlock reward,
      ArrayBlock done,
      float gamma,
      float temperature,
      ArrayBlock logits,
      ArrayBlock first,
      ArrayBlock second,
      ArrayBlock target) {
    losses(logits, first, second, temperature);
    for (int r = 0; r < target.rows(); r++) {
      float goesOn = 1 - done.data()[done.at() + r];
      target.data()[target.at() + r] = reward.data()[reward.at() + r] - gamma * goesOn * means[r];
    }
  }

  void gradient(
      ArrayBlock logits,
      ArrayBlock first,
      ArrayBlock second,
      float temperature,
      ArrayBlock gradient,
      ArrayBlock negativeEntropy) {
    losses(logits, first, second, temperature);
    int stride = softmax.stride();
    for (int c = 0; c < logits.columns(); c++) {
      columnGradient(c * stride, stride, logits.rows());
      Softmax.join(advantages, c * stride, gradient, c);
    }
    softmax.negativeEntropies(means);
    System.arraycopy(
        means, 0, negativeEntropy.data(), negativeEntropy.at(), negativeEntropy.rows());
  }

  private void columnGradient(int at, int stride, int rows) {
    float[] probabilities = softmax.probabilities();
    for (int r = 0; r < stride; r++) {
      advantages[at + r] = probabilities[at + r] * (advantages[at + r] - means[r]) / rows;
    }
  }

  /**
   * Fills {@code temperature log pi(a) - min(first, second)[a]} by columns, and its mean under the
   * policy.
   */
  private void losses(ArrayBlock logits, ArrayBlock first, ArrayBlock second, float temperature) {
    int n = logits.columns();
    softmax.of(logits);
    int stride = softmax.stride();
    reserve(n, stride);
    Arrays.fill(means, 0, stride, 0f);
    for (int c = 0; c < n; c++) {
      leastValues(first, second, c, c * stride);
      addColumn(c * stride, stride, temperature);
    }
  }

  private void leastValues(ArrayBlock first, ArrayBlock second, int column, int to) {
    float[] one = first.data();
    float[] other = second.data();
    int n = first.columns();
    int firstAt = first.at() + column;
    int secondAt = second.at() + column;
    int rows = first.rows();
    for (int r = 0, i = 0; r < rows; r++, i += n) {
      advantages[to + r] = Math.min(one[firstAt + i], other[secondAt + i]);
    }
  }

  private void addColumn(int at, int stride, float temperature) {
    float[] probabilities = softmax.probabilities();
    float[] logits = softmax.logits();
    float[] logSums = softmax.logSums();
    for (int r = 0; r < stride; r++) {
      float loss = temperature * (logits[at + r] - logSums[r]) - advantages[at + r];
      advantages[at + r] = loss;
      means[r] += probabilities[at + r] * loss;
    }
  }

  private void reserve(int n, int stride) {
    if (advantages.length < n * stride) {
      advantages = new float[n * stride];
    }
    if (means.length < stride) {
      means = new float[stride];
    }
  }
}

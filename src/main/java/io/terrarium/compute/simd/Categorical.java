package io.terrarium.compute.simd;

import io.terrarium.compute.simd.kernel.Kernels;
import java.util.Arrays;

/** The categorical policy of logits: sampling, and PPO's gradient. */
final class Categorical {

  private final Kernels kernels;
  private final Softmax softmax;
  private float[] gradients = {};
  private float[] entropies = {};
  private float[] weights = {};

  Categorical(Kernels kernels) {
    this.kernels = kernels;
    this.softmax = new Softmax(kernels);
  }

  void sample(
      ArrayBlock logits, ArrayBlock uniforms, ArrayBlock action, ArrayBlock logProbability) {
    softmax.of(logits);
    for (int r = 0; r < logits.rows(); r++) {
      float uniform = uniforms.data()[uniforms.at() + r];
      int chosen = choose(r, logits.columns(), uniform);
      float log = Float.isNaN(uniform) ? Float.NaN : softmax.logProbability(r, chosen);
      action.data()[action.at() + r] = Float.isNaN(log) ? Float.NaN : chosen;
      logProbability.data()[logProbability.at() + r] = log;
    }
  }

  /**
   * The first index whose cumulative probability exceeds the uniform number; the last index if
   * rounding leaves none.
   */
  private int choose(int row, int n, float uniform) {
    float cumulative = 0;
    for (int c = 0; c < n - 1; c++) {
      cumulative += softmax.probabilities()[c * softmax.stride() + row];
      if (uniform < cumulative) {
        return c;
      }
    }
    return n - 1;
  }

  void surrogateGradient(
      ArrayBlock logits,
      ArrayBlock action,
      ArrayBlock oldLogProbability,
      ArrayBlock advantage,
      float clip,
      float entropyCoefficient,
      ArrayBlock gradient) {
    int n = logits.columns();
    int rows = logits.rows();
    softmax.of(logits);
    int stride = softmax.stride();
    reserve(n, stride);
    Arrays.fill(gradients, 0, n * stride, 0f);
    for (int r = 0; r < rows; r++) {
      float index = action.data()[action.at() + r];
      int chosen = (int) index;
      float old = oldLogProbability.data()[oldLogProbability.at() + r];
      weights[r] = softmax.logProbability(r, chosen) - old + (index - chosen);
      gradients[chosen * stride + r] = 1;
    }
    kernels.exp(weights, 0, stride);
    for (int r = 0; r < rows; r++) {
      weights[r] =
          Surrogate.gradient(weights[r], advantage.data()[advantage.at() + r], clip) / rows;
    }
    softmax.negativeEntropies(entropies);
    for (int c = 0; c < n; c++) {
      columnGradient(c * stride, entropyCoefficient / rows);
      Softmax.join(gradients, c * stride, gradient, c);
    }
  }

  /**
   * Turns a column of {@code gradients}, which holds 1 where its action was chosen and 0 elsewhere,
   * into the gradient.
   */
  private void columnGradient(int at, float entropyWeight) {
    float[] probabilities = softmax.probabilities();
    float[] logits = softmax.logits();
    float[] logSums = softmax.logSums();
    int stride = softmax.stride();
    for (int r = 0; r < stride; r++) {
      float p = probabilities[at + r];
      float logP = logits[at + r] - logSums[r];
      gradients[at + r] =
          weights[r] * (gradients[at + r] - p) + entropyWeight * p * (logP - entropies[r]);
    }
  }

  private void reserve(int n, int stride) {
    if (gradients.length < n * stride) {
      gradients = new float[n * stride];
    }
    if (weights.length < stride) {
      entropies = new float[stride];
      weights = new float[stride];
    }
  }
}

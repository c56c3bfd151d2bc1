package io.terrarium.compute.simd;

import io.terrarium.compute.FloatMath;

/** The categorical policy of logits: sampling, and PPO's gradient. */
final class Categorical {

  private final Kernels kernels;
  private float[] probabilities = new float[0];
  private float[] logSums = new float[0];
  private float[] ratios = new float[0];

  Categorical(Kernels kernels) {
    this.kernels = kernels;
  }

  void sample(
      ArrayBlock logits, ArrayBlock uniforms, ArrayBlock action, ArrayBlock logProbability) {
    softmax(logits);
    int n = logits.columns();
    for (int r = 0; r < logits.rows(); r++) {
      int chosen = choose(r * n, n, uniforms.data()[uniforms.at() + r]);
      action.data()[action.at() + r] = chosen;
      logProbability.data()[logProbability.at() + r] =
          logits.data()[logits.at() + r * n + chosen] - logSums[r];
    }
  }

  /**
   * The first index whose cumulative probability exceeds the uniform; the last one where rounding
   * leaves none.
   */
  private int choose(int at, int n, float uniform) {
    float cumulative = 0;
    for (int c = 0; c < n - 1; c++) {
      cumulative += probabilities[at + c];
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
    softmax(logits);
    int n = logits.columns();
    int rows = logits.rows();
    for (int r = 0; r < rows; r++) {
      int chosen = (int) action.data()[action.at() + r];
      ratios[r] =
          logits.data()[logits.at() + r * n + chosen]
              - logSums[r]
              - oldLogProbability.data()[oldLogProbability.at() + r];
    }
    kernels.exp(ratios, 0, rows);
    for (int r = 0; r < rows; r++) {
      float surrogate =
          Surrogate.gradient(ratios[r], advantage.data()[advantage.at() + r], clip) / rows;
      int chosen = (int) action.data()[action.at() + r];
      rowGradient(logits, r, chosen, surrogate, entropyCoefficient / rows, gradient);
    }
  }

  private void rowGradient(
      ArrayBlock logits,
      int row,
      int chosen,
      float surrogate,
      float entropyWeight,
      ArrayBlock gradient) {
    int n = logits.columns();
    int from = logits.at() + row * n;
    int to = gradient.at() + row * n;
    float negativeEntropy = 0;
    for (int c = 0; c < n; c++) {
      negativeEntropy += probabilities[row * n + c] * (logits.data()[from + c] - logSums[row]);
    }
    for (int c = 0; c < n; c++) {
      float p = probabilities[row * n + c];
      float logP = logits.data()[from + c] - logSums[row];
      float indicator = c == chosen ? 1 : 0;
      gradient.data()[to + c] =
          surrogate * (indicator - p) + entropyWeight * p * (logP - negativeEntropy);
    }
  }

  /** Fills the probabilities of each row and the logarithm of each row's sum of exponentials. */
  private void softmax(ArrayBlock logits) {
    int n = logits.columns();
    int rows = logits.rows();
    reserve(rows, n);
    for (int r = 0; r < rows; r++) {
      float max = rowMax(logits, r);
      logSums[r] = max;
      for (int c = 0; c < n; c++) {
        probabilities[r * n + c] = logits.data()[logits.at() + r * n + c] - max;
      }
    }
    kernels.exp(probabilities, 0, rows * n);
    for (int r = 0; r < rows; r++) {
      float sum = 0;
      for (int c = 0; c < n; c++) {
        sum += probabilities[r * n + c];
      }
      logSums[r] += FloatMath.log(sum);
      for (int c = 0; c < n; c++) {
        probabilities[r * n + c] /= sum;
      }
    }
  }

  private static float rowMax(ArrayBlock logits, int row) {
    int from = logits.at() + row * logits.columns();
    float max = logits.data()[from];
    for (int c = 1; c < logits.columns(); c++) {
      max = Math.max(max, logits.data()[from + c]);
    }
    return max;
  }

  private void reserve(int rows, int n) {
    if (probabilities.length < rows * n) {
      probabilities = new float[rows * n];
    }
    if (logSums.length < rows) {
      logSums = new float[rows];
      ratios = new float[rows];
    }
  }
}

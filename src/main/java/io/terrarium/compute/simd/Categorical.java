package io.terrarium.compute.simd;

import java.util.Arrays;

/**
 * The categorical policy of logits: sampling, and PPO's gradient. Works on columns: a loop over all
 * rows is what the compiler turns into vectors, and one over the few actions of a row is not.
 */
final class Categorical {

  /** The most numbers in a vector. */
  private static final int PADDING = 16;

  private final Kernels kernels;
  private int stride;
  private float[] logits = {};
  private float[] probabilities = {};
  private float[] gradients = {};
  private float[] logSums = {};
  private float[] sums = {};
  private float[] weights = {};

  Categorical(Kernels kernels) {
    this.kernels = kernels;
  }

  void sample(
      ArrayBlock logits, ArrayBlock uniforms, ArrayBlock action, ArrayBlock logProbability) {
    softmax(logits);
    for (int r = 0; r < logits.rows(); r++) {
      int chosen = choose(r, logits.columns(), uniforms.data()[uniforms.at() + r]);
      action.data()[action.at() + r] = chosen;
      logProbability.data()[logProbability.at() + r] = logProbability(r, chosen);
    }
  }

  /**
   * The first index whose cumulative probability exceeds the uniform; the last one where rounding
   * leaves none.
   */
  private int choose(int row, int n, float uniform) {
    float cumulative = 0;
    for (int c = 0; c < n - 1; c++) {
      cumulative += probabilities[c * stride + row];
      if (uniform < cumulative) {
        return c;
      }
    }
    return n - 1;
  }

  private float logProbability(int row, int chosen) {
    return logits[chosen * stride + row] - logSums[row];
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
    softmax(logits);
    Arrays.fill(gradients, 0, n * stride, 0f);
    for (int r = 0; r < rows; r++) {
      int chosen = (int) action.data()[action.at() + r];
      float old = oldLogProbability.data()[oldLogProbability.at() + r];
      weights[r] = logProbability(r, chosen) - old;
      gradients[chosen * stride + r] = 1;
    }
    kernels.exp(weights, 0, stride);
    for (int r = 0; r < rows; r++) {
      weights[r] =
          Surrogate.gradient(weights[r], advantage.data()[advantage.at() + r], clip) / rows;
    }
    negativeEntropies(n);
    for (int c = 0; c < n; c++) {
      columnGradient(c * stride, entropyCoefficient / rows);
      join(gradients, c * stride, gradient, c);
    }
  }

  /** {@code sums = sum_c p log p} of each row. */
  private void negativeEntropies(int n) {
    Arrays.fill(sums, 0, stride, 0f);
    for (int c = 0; c < n; c++) {
      int at = c * stride;
      for (int r = 0; r < stride; r++) {
        sums[r] += probabilities[at + r] * (logits[at + r] - logSums[r]);
      }
    }
  }

  /** From 1 where the column's action was chosen and 0 elsewhere. */
  private void columnGradient(int at, float entropyWeight) {
    for (int r = 0; r < stride; r++) {
      float p = probabilities[at + r];
      float logP = logits[at + r] - logSums[r];
      gradients[at + r] =
          weights[r] * (gradients[at + r] - p) + entropyWeight * p * (logP - sums[r]);
    }
  }

  /**
   * Fills the logits and the probabilities by columns, and the logarithm of each row's sum of
   * exponentials.
   */
  private void softmax(ArrayBlock block) {
    int n = block.columns();
    reserve(block.rows(), n);
    for (int c = 0; c < n; c++) {
      split(block, c, logits, c * stride);
    }
    exponentials(n);
    Arrays.fill(sums, 0, stride, 0f);
    for (int c = 0; c < n; c++) {
      int at = c * stride;
      for (int r = 0; r < stride; r++) {
        sums[r] += probabilities[at + r];
      }
    }
    for (int c = 0; c < n; c++) {
      int at = c * stride;
      for (int r = 0; r < stride; r++) {
        probabilities[at + r] /= sums[r];
      }
    }
    kernels.log(sums, 0, stride);
    for (int r = 0; r < stride; r++) {
      logSums[r] += sums[r];
    }
  }

  /** Of each logit less its row's largest, which the logarithm of the sum begins with. */
  private void exponentials(int n) {
    System.arraycopy(logits, 0, logSums, 0, stride);
    for (int c = 1; c < n; c++) {
      int at = c * stride;
      for (int r = 0; r < stride; r++) {
        logSums[r] = Math.max(logSums[r], logits[at + r]);
      }
    }
    for (int c = 0; c < n; c++) {
      int at = c * stride;
      for (int r = 0; r < stride; r++) {
        probabilities[at + r] = logits[at + r] - logSums[r];
      }
    }
    kernels.exp(probabilities, 0, n * stride);
  }

  private static void split(ArrayBlock block, int column, float[] out, int to) {
    float[] data = block.data();
    int n = block.columns();
    int rows = block.rows();
    for (int r = 0, from = block.at() + column; r < rows; r++, from += n) {
      out[to + r] = data[from];
    }
  }

  private static void join(float[] column, int from, ArrayBlock block, int c) {
    float[] data = block.data();
    int n = block.columns();
    int rows = block.rows();
    for (int r = 0, to = block.at() + c; r < rows; r++, to += n) {
      data[to] = column[from + r];
    }
  }

  /** Columns of whole vectors, the last rows of any value. */
  private void reserve(int rows, int n) {
    stride = (rows + PADDING - 1) / PADDING * PADDING;
    if (logits.length < n * stride) {
      logits = new float[n * stride];
      probabilities = new float[n * stride];
      gradients = new float[n * stride];
    }
    if (sums.length < stride) {
      logSums = new float[stride];
      sums = new float[stride];
      weights = new float[stride];
    }
  }
}

package io.terrarium.compute.simd;

import io.terrarium.compute.simd.kernel.Kernels;

/**
 * The categorical distributions of rows of logits. It computes by columns, because there are enough
 * rows to fill vectors, and only few actions in each row.
 */
final class Softmax {

  private final Kernels kernels;
  private int columns;
  private int stride;
  private float[] logits = {};
  private float[] probabilities = {};
  private float[] logSums = {};
  private float[] sums = {};

  Softmax(Kernels kernels) {
    this.kernels = kernels;
  }

  /**
   * Fills the logits and the probabilities by columns, and the logarithm of each row's sum of
   * exponentials. A row's largest logit is subtracted before the exponentials are taken, and added
   * to the logarithm after.
   */
  void of(ArrayBlock block) {
    int n = block.columns();
    reserve(block.rows(), n);
    for (int c = 0; c < n; c++) {
      split(block, c, logits, c * stride);
    }
    kernels.subtractLargest(logits, probabilities, logSums, n, stride);
    kernels.exp(probabilities, 0, n * stride);
    kernels.divideBySums(probabilities, sums, n, stride);
    kernels.log(sums, 0, stride);
    for (int r = 0; r < stride; r++) {
      logSums[r] += sums[r];
    }
  }

  /** {@code out[r] = sum_c p log p} of each row. */
  void negativeEntropies(float[] out) {
    kernels.means(probabilities, logits, logSums, out, columns, stride);
  }

  float logProbability(int row, int column) {
    return logits[column * stride + row] - logSums[row];
  }

  /** The distance from a column to the next: the number of rows, padded to whole vectors. */
  int stride() {
    return stride;
  }

  float[] logits() {
    return logits;
  }

  float[] probabilities() {
    return probabilities;
  }

  /** The logarithm of the sum of exponentials of each row. */
  float[] logSums() {
    return logSums;
  }

  private static void split(ArrayBlock block, int column, float[] out, int to) {
    float[] data = block.data();
    int n = block.columns();
    int rows = block.rows();
    for (int r = 0, from = block.at() + column; r < rows; r++, from += n) {
      out[to + r] = data[from];
    }
  }

  static void join(float[] column, int from, ArrayBlock block, int c) {
    float[] data = block.data();
    int n = block.columns();
    int rows = block.rows();
    for (int r = 0, to = block.at() + c; r < rows; r++, to += n) {
      data[to] = column[from + r];
    }
  }

  /** Makes room for columns of whole vectors; the rows that pad them may have any value. */
  private void reserve(int rows, int n) {
    columns = n;
    stride = Kernels.padded(rows);
    if (logits.length < n * stride) {
      logits = new float[n * stride];
      probabilities = new float[n * stride];
    }
    if (logSums.length < stride) {
      logSums = new float[stride];
      sums = new float[stride];
    }
  }
}

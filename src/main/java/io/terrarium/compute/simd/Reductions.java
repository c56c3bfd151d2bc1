package io.terrarium.compute.simd;

import java.util.Arrays;

/**
 * The reductions of each row to a number. They go column by column, because a loop over the few
 * numbers of a row would cost more than their arithmetic.
 */
final class Reductions {

  private Reductions() {}

  static void sumColumns(ArrayBlock x, ArrayBlock out) {
    Arrays.fill(out.data(), out.at(), out.at() + out.rows(), 0);
    for (int c = 0; c < x.columns(); c++) {
      addColumn(x.data(), x.at() + c, x.columns(), out.data(), out.at(), out.rows());
    }
  }

  private static void addColumn(float[] x, int at, int stride, float[] sums, int to, int rows) {
    for (int r = 0, from = at; r < rows; r++, from += stride) {
      sums[to + r] += x[from];
    }
  }

  static void maxColumns(ArrayBlock x, ArrayBlock out) {
    Arrays.fill(out.data(), out.at(), out.at() + out.rows(), Float.NEGATIVE_INFINITY);
    for (int c = 0; c < x.columns(); c++) {
      maxColumn(x.data(), x.at() + c, x.columns(), out.data(), out.at(), out.rows());
    }
  }

  private static void maxColumn(float[] x, int at, int stride, float[] largest, int to, int rows) {
    for (int r = 0, from = at; r < rows; r++, from += stride) {
      largest[to + r] = Math.max(largest[to + r], x[from]);
    }
  }
}

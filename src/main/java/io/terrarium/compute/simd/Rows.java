package io.terrarium.compute.simd;

import java.util.Arrays;

/** Moves rows between blocks. */
final class Rows {

  private Rows() {}

  /** Column by column, because a loop over the few numbers of a row costs more than they do. */
  static void gather(ArrayBlock source, int[] rows, ArrayBlock out) {
    for (int c = 0; c < source.columns(); c++) {
      gather(
          source.data(),
          source.at() + c,
          rows,
          out.data(),
          out.at() + c,
          out.rows(),
          out.columns());
    }
  }

  private static void gather(
      float[] source, int sourceAt, int[] rows, float[] out, int outAt, int n, int columns) {
    for (int r = 0, to = outAt; r < n; r++, to += columns) {
      out[to] = source[sourceAt + rows[r] * columns];
    }
  }

  static void append(ArrayBlock left, ArrayBlock right, ArrayBlock out) {
    for (int r = 0; r < out.rows(); r++) {
      int to = out.at() + r * out.columns();
      copyRow(left, r, out, to);
      copyRow(right, r, out, to + left.columns());
    }
  }

  static void choose(ArrayBlock condition, ArrayBlock one, ArrayBlock other, ArrayBlock out) {
    for (int r = 0; r < out.rows(); r++) {
      float chosen = condition.data()[condition.at() + r];
      int to = out.at() + r * out.columns();
      if (Float.isNaN(chosen)) {
        Arrays.fill(out.data(), to, to + out.columns(), Float.NaN);
      } else {
        copyRow(chosen > 0 ? one : other, r, out, to);
      }
    }
  }

  private static void copyRow(ArrayBlock from, int row, ArrayBlock to, int at) {
    int n = from.columns();
    System.arraycopy(from.data(), from.at() + row * n, to.data(), at, n);
  }

  static void appendOneHot(ArrayBlock left, ArrayBlock right, ArrayBlock out) {
    int width = left.columns();
    for (int r = 0; r < out.rows(); r++) {
      int to = out.at() + r * out.columns();
      copyRow(left, r, out, to);
      float index = right.data()[right.at() + r];
      Arrays.fill(out.data(), to + width, to + out.columns(), index - index);
      out.data()[to + width + (int) index] += 1;
    }
  }
}

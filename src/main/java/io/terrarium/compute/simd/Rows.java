package io.terrarium.compute.simd;

import java.util.Arrays;

/** Moves rows between blocks. */
final class Rows {

  private Rows() {}

  static void gather(ArrayBlock source, int[] rows, ArrayBlock out) {
    if (source.columns() == 1) {
      gatherNumbers(source.data(), source.at(), rows, out.data(), out.at(), out.rows());
      return;
    }
    int columns = source.columns();
    for (int r = 0; r < out.rows(); r++) {
      int from = source.at() + rows[r] * columns;
      int to = out.at() + r * columns;
      for (int c = 0; c < columns; c++) {
        out.data()[to + c] = source.data()[from + c];
      }
    }
  }

  private static void gatherNumbers(
      float[] source, int sourceAt, int[] rows, float[] out, int outAt, int n) {
    for (int r = 0; r < n; r++) {
      out[outAt + r] = source[sourceAt + rows[r]];
    }
  }

  static void append(ArrayBlock left, ArrayBlock right, ArrayBlock out) {
    for (int r = 0; r < out.rows(); r++) {
      int to = out.at() + r * out.columns();
      copyRow(left, r, out, to);
      copyRow(right, r, out, to + left.columns());
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
      Arrays.fill(out.data(), to + width, to + out.columns(), 0);
      out.data()[to + width + (int) right.data()[right.at() + r]] = 1;
    }
  }
}

package io.terrarium.compute.simd;

import java.util.Arrays;

/** Moves rows between blocks. */
final class RowMoves {

  private RowMoves() {}

  /**
   * Goes column by column, because a loop over the few numbers of a row would cost more than the
   * moves.
   */
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
    for (int r = 0; r < out.rows(); r++) {
      int to = out.at() + r * out.columns();
      copyRow(left, r, out, to);
      encodeRow(right, r, out.data(), to + left.columns(), to + out.columns());
    }
  }

  static void encodeOneHot(ArrayBlock index, ArrayBlock out) {
    for (int r = 0; r < out.rows(); r++) {
      int to = out.at() + r * out.columns();
      encodeRow(index, r, out.data(), to, to + out.columns());
    }
  }

  private static void encodeRow(ArrayBlock index, int row, float[] out, int from, int to) {
    float place = index.data()[index.at() + row];
    Arrays.fill(out, from, to, place - place);
    out[from + (int) place] += 1;
  }

  static void columns(ArrayBlock source, int first, ArrayBlock out) {
    int n = out.columns();
    for (int r = 0; r < out.rows(); r++) {
      int from = source.at() + r * source.columns() + first;
      System.arraycopy(source.data(), from, out.data(), out.at() + r * n, n);
    }
  }
}

package io.terrarium.compute.simd;

import jdk.incubator.vector.FloatVector;

/**
 * Copies two vectors' width of a matrix into a panel of its own: rows side by side, so that a
 * tile's loads neither compete for the same cache sets nor need a bounds check each.
 */
final class Panels {

  /** Numbers in a row of a panel. */
  static final int WIDTH = 2 * Lanes.COUNT;

  private Panels() {}

  /**
   * {@code panel[k,j] = w[k,j]} for the first columns of {@code w}, whose rows are {@code width}
   * apart.
   */
  static void pack(float[] w, int wAt, float[] panel, int depth, int width) {
    int at = wAt;
    for (int k = 0; k < depth; k++, at += width) {
      FloatVector.fromArray(Lanes.FLOATS, w, at).intoArray(panel, k * WIDTH);
      FloatVector.fromArray(Lanes.FLOATS, w, at + Lanes.COUNT)
          .intoArray(panel, k * WIDTH + Lanes.COUNT);
    }
  }

  /** {@code panel[c,k] = w[k,c]} for the first rows of {@code w}, which are {@code out} long. */
  static void packTransposed(float[] w, int wAt, float[] panel, int out) {
    for (int k = 0; k < WIDTH; k += 8) {
      int row = wAt + k * out;
      for (int c = 0; c < out; c++) {
        int from = row + c;
        int to = c * WIDTH + k;
        panel[to] = w[from];
        panel[to + 1] = w[from + out];
        panel[to + 2] = w[from + 2 * out];
        panel[to + 3] = w[from + 3 * out];
        panel[to + 4] = w[from + 4 * out];
        panel[to + 5] = w[from + 5 * out];
        panel[to + 6] = w[from + 6 * out];
        panel[to + 7] = w[from + 7 * out];
      }
    }
  }
}

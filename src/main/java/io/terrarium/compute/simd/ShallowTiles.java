package io.terrarium.compute.simd;

import jdk.incubator.vector.FloatVector;

/**
 * The product of {@link RowTiles} with the same order of sums, for a depth below {@link
 * Kernels#NARROW}: all rows at a time for four or one of the depth. Apart from it, so that short
 * loops do not mislead the compiler about the long ones.
 */
final class ShallowTiles {

  private ShallowTiles() {}

  static void multiply(
      float[] a,
      int aAt,
      float[] w,
      int wAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int rows,
      int depth,
      int width) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(b, bAt, c, cAt + r * width, width);
    }
    int k = 0;
    for (; k + 4 <= depth; k += 4) {
      addFour(a, aAt + k, w, wAt + k * width, c, cAt, rows, depth, width);
    }
    for (; k < depth; k++) {
      addOne(a, aAt + k, w, wAt + k * width, c, cAt, rows, depth, width);
    }
  }

  private static void addFour(
      float[] a, int aAt, float[] w, int wAt, float[] c, int cAt, int rows, int depth, int width) {
    int j = 0;
    for (; j + Lanes.COUNT <= width; j += Lanes.COUNT) {
      FloatVector w0 = FloatVector.fromArray(Lanes.FLOATS, w, wAt + j);
      FloatVector w1 = FloatVector.fromArray(Lanes.FLOATS, w, wAt + j + width);
      FloatVector w2 = FloatVector.fromArray(Lanes.FLOATS, w, wAt + j + 2 * width);
      FloatVector w3 = FloatVector.fromArray(Lanes.FLOATS, w, wAt + j + 3 * width);
      for (int r = 0; r < rows; r++) {
        int at = aAt + r * depth;
        int to = cAt + r * width + j;
        FloatVector s = FloatVector.fromArray(Lanes.FLOATS, c, to);
        s = FloatVector.broadcast(Lanes.FLOATS, a[at]).fma(w0, s);
        s = FloatVector.broadcast(Lanes.FLOATS, a[at + 1]).fma(w1, s);
        s = FloatVector.broadcast(Lanes.FLOATS, a[at + 2]).fma(w2, s);
        s = FloatVector.broadcast(Lanes.FLOATS, a[at + 3]).fma(w3, s);
        s.intoArray(c, to);
      }
    }
    for (int k = 0; k < 4; k++) {
      addTail(a, aAt + k, w, wAt + k * width, c, cAt, j, rows, depth, width);
    }
  }

  private static void addOne(
      float[] a, int aAt, float[] w, int wAt, float[] c, int cAt, int rows, int depth, int width) {
    int j = 0;
    for (; j + Lanes.COUNT <= width; j += Lanes.COUNT) {
      FloatVector w0 = FloatVector.fromArray(Lanes.FLOATS, w, wAt + j);
      for (int r = 0; r < rows; r++) {
        int to = cAt + r * width + j;
        FloatVector s = FloatVector.fromArray(Lanes.FLOATS, c, to);
        FloatVector x = FloatVector.broadcast(Lanes.FLOATS, a[aAt + r * depth]);
        x.fma(w0, s).intoArray(c, to);
      }
    }
    addTail(a, aAt, w, wAt, c, cAt, j, rows, depth, width);
  }

  private static void addTail(
      float[] a,
      int aAt,
      float[] w,
      int wAt,
      float[] c,
      int cAt,
      int from,
      int rows,
      int depth,
      int width) {
    for (int r = 0; r < rows; r++) {
      for (int j = from; j < width; j++) {
        int to = cAt + r * width + j;
        c[to] = Math.fma(a[aAt + r * depth], w[wAt + j], c[to]);
      }
    }
  }
}

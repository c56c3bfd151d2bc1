package io.terrarium.compute.simd;

import jdk.incubator.vector.FloatVector;

/**
 * The product of {@link RowTiles} with the same order of sums, for a depth below {@link
 * Kernels#NARROW}: all rows at a time for up to four of the depth, whose weights stay in registers.
 * Apart from it, so that short loops do not mislead the compiler about the long ones.
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
    int vectors = Lanes.FLOATS.loopBound(width);
    int k;
    if (depth >= 4) {
      startFour(a, aAt, w, wAt, b, bAt, c, cAt, rows, depth, width, vectors);
      k = 4;
    } else if (depth >= 2) {
      startTwo(a, aAt, w, wAt, b, bAt, c, cAt, rows, depth, width, vectors);
      k = 2;
    } else {
      startOne(a, aAt, w, wAt, b, bAt, c, cAt, rows, depth, width, vectors);
      k = 1;
    }
    for (; k < depth; k++) {
      addOne(a, aAt + k, w, wAt + k * width, c, cAt, rows, depth, width, vectors);
    }
    if (vectors < width) {
      columns(a, aAt, w, wAt, b, bAt, c, cAt, vectors, rows, depth, width);
    }
  }

  private static void startFour(
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
      int width,
      int vectors) {
    for (int j = 0; j < vectors; j += Lanes.COUNT) {
      FloatVector bias = FloatVector.fromArray(Lanes.FLOATS, b, bAt + j);
      FloatVector w0 = FloatVector.fromArray(Lanes.FLOATS, w, wAt + j);
      FloatVector w1 = FloatVector.fromArray(Lanes.FLOATS, w, wAt + j + width);
      FloatVector w2 = FloatVector.fromArray(Lanes.FLOATS, w, wAt + j + 2 * width);
      FloatVector w3 = FloatVector.fromArray(Lanes.FLOATS, w, wAt + j + 3 * width);
      for (int r = 0; r < rows; r++) {
        int at = aAt + r * depth;
        FloatVector s = FloatVector.broadcast(Lanes.FLOATS, a[at]).fma(w0, bias);
        s = FloatVector.broadcast(Lanes.FLOATS, a[at + 1]).fma(w1, s);
        s = FloatVector.broadcast(Lanes.FLOATS, a[at + 2]).fma(w2, s);
        s = FloatVector.broadcast(Lanes.FLOATS, a[at + 3]).fma(w3, s);
        s.intoArray(c, cAt + r * width + j);
      }
    }
  }

  private static void startTwo(
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
      int width,
      int vectors) {
    for (int j = 0; j < vectors; j += Lanes.COUNT) {
      FloatVector bias = FloatVector.fromArray(Lanes.FLOATS, b, bAt + j);
      FloatVector w0 = FloatVector.fromArray(Lanes.FLOATS, w, wAt + j);
      FloatVector w1 = FloatVector.fromArray(Lanes.FLOATS, w, wAt + j + width);
      for (int r = 0; r < rows; r++) {
        int at = aAt + r * depth;
        FloatVector s = FloatVector.broadcast(Lanes.FLOATS, a[at]).fma(w0, bias);
        s = FloatVector.broadcast(Lanes.FLOATS, a[at + 1]).fma(w1, s);
        s.intoArray(c, cAt + r * width + j);
      }
    }
  }

  private static void startOne(
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
      int width,
      int vectors) {
    for (int j = 0; j < vectors; j += Lanes.COUNT) {
      FloatVector bias = FloatVector.fromArray(Lanes.FLOATS, b, bAt + j);
      FloatVector w0 = FloatVector.fromArray(Lanes.FLOATS, w, wAt + j);
      for (int r = 0; r < rows; r++) {
        FloatVector x = FloatVector.broadcast(Lanes.FLOATS, a[aAt + r * depth]);
        x.fma(w0, bias).intoArray(c, cAt + r * width + j);
      }
    }
  }

  private static void addOne(
      float[] a,
      int aAt,
      float[] w,
      int wAt,
      float[] c,
      int cAt,
      int rows,
      int depth,
      int width,
      int vectors) {
    for (int j = 0; j < vectors; j += Lanes.COUNT) {
      FloatVector w0 = FloatVector.fromArray(Lanes.FLOATS, w, wAt + j);
      for (int r = 0; r < rows; r++) {
        int to = cAt + r * width + j;
        FloatVector s = FloatVector.fromArray(Lanes.FLOATS, c, to);
        FloatVector x = FloatVector.broadcast(Lanes.FLOATS, a[aAt + r * depth]);
        x.fma(w0, s).intoArray(c, to);
      }
    }
  }

  private static void columns(
      float[] a,
      int aAt,
      float[] w,
      int wAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int from,
      int rows,
      int depth,
      int width) {
    for (int r = 0; r < rows; r++) {
      for (int j = from; j < width; j++) {
        float sum = b[bAt + j];
        for (int k = 0; k < depth; k++) {
          sum = Math.fma(a[aAt + r * depth + k], w[wAt + k * width + j], sum);
        }
        c[cAt + r * width + j] = sum;
      }
    }
  }
}

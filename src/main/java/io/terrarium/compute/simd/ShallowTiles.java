package io.terrarium.compute.simd;

import jdk.incubator.vector.FloatVector;

/**
 * The product of {@link RowTiles} with the same order of sums, for a depth below {@link
 * Kernels#NARROW}: a row at a time, because here writing the result takes longer than computing it.
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
    for (int r = 0; r < rows; r++) {
      int at = aAt + r * depth;
      FloatVector x0 = FloatVector.broadcast(Lanes.FLOATS, a[at]);
      FloatVector x1 = FloatVector.broadcast(Lanes.FLOATS, a[at + 1]);
      FloatVector x2 = FloatVector.broadcast(Lanes.FLOATS, a[at + 2]);
      FloatVector x3 = FloatVector.broadcast(Lanes.FLOATS, a[at + 3]);
      for (int j = 0; j < vectors; j += Lanes.COUNT) {
        FloatVector s = FloatVector.fromArray(Lanes.FLOATS, b, bAt + j);
        s = x0.fma(FloatVector.fromArray(Lanes.FLOATS, w, wAt + j), s);
        s = x1.fma(FloatVector.fromArray(Lanes.FLOATS, w, wAt + j + width), s);
        s = x2.fma(FloatVector.fromArray(Lanes.FLOATS, w, wAt + j + 2 * width), s);
        s = x3.fma(FloatVector.fromArray(Lanes.FLOATS, w, wAt + j + 3 * width), s);
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
    for (int r = 0; r < rows; r++) {
      int at = aAt + r * depth;
      FloatVector x0 = FloatVector.broadcast(Lanes.FLOATS, a[at]);
      FloatVector x1 = FloatVector.broadcast(Lanes.FLOATS, a[at + 1]);
      for (int j = 0; j < vectors; j += Lanes.COUNT) {
        FloatVector s = FloatVector.fromArray(Lanes.FLOATS, b, bAt + j);
        s = x0.fma(FloatVector.fromArray(Lanes.FLOATS, w, wAt + j), s);
        s = x1.fma(FloatVector.fromArray(Lanes.FLOATS, w, wAt + j + width), s);
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
    for (int r = 0; r < rows; r++) {
      int at = aAt + r * depth;
      FloatVector x0 = FloatVector.broadcast(Lanes.FLOATS, a[at]);
      for (int j = 0; j < vectors; j += Lanes.COUNT) {
        FloatVector s = FloatVector.fromArray(Lanes.FLOATS, b, bAt + j);
        s = x0.fma(FloatVector.fromArray(Lanes.FLOATS, w, wAt + j), s);
        s.intoArray(c, cAt + r * width + j);
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
    for (int r = 0; r < rows; r++) {
      FloatVector x = FloatVector.broadcast(Lanes.FLOATS, a[aAt + r * depth]);
      int to = cAt + r * width;
      for (int j = 0; j < vectors; j += Lanes.COUNT) {
        FloatVector s = FloatVector.fromArray(Lanes.FLOATS, c, to + j);
        x.fma(FloatVector.fromArray(Lanes.FLOATS, w, wAt + j), s).intoArray(c, to + j);
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

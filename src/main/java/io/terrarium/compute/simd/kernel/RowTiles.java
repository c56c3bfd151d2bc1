package io.terrarium.compute.simd.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * The product {@code c[i,j] = b[j] + sum_k a[i,k] w[k,j]} of any size, two rows by four vectors or
 * six by one at a time. Each sum starts at the bias and runs over k in order, in vectors and in the
 * scalar tail. A tile that has more rows than are left computes the last row again.
 */
final class RowTiles {

  private RowTiles() {}

  /**
   * Computes {@code c [rows,width]} from {@code a [rows,depth]}, {@code w [depth,width]} and {@code
   * b [width]}.
   */
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
    int j = 0;
    for (; j <= width - 4 * Lanes.COUNT; j += 4 * Lanes.COUNT) {
      fourVectors(a, aAt, w, wAt + j, b, bAt + j, c, cAt + j, rows, depth, width);
    }
    for (; j <= width - Lanes.COUNT; j += Lanes.COUNT) {
      vector(a, aAt, w, wAt + j, b, bAt + j, c, cAt + j, rows, depth, width);
    }
    for (; j < width; j++) {
      number(a, aAt, w, wAt + j, b[bAt + j], c, cAt + j, rows, depth, width);
    }
  }

  private static void fourVectors(
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
    for (int i = 0; i < rows; i += 2) {
      int r0 = i;
      int r1 = Math.min(i + 1, rows - 1);
      FloatVector s00 = FloatVector.fromArray(Lanes.FLOATS, b, bAt);
      FloatVector s01 = FloatVector.fromArray(Lanes.FLOATS, b, bAt + Lanes.COUNT);
      FloatVector s02 = FloatVector.fromArray(Lanes.FLOATS, b, bAt + 2 * Lanes.COUNT);
      FloatVector s03 = FloatVector.fromArray(Lanes.FLOATS, b, bAt + 3 * Lanes.COUNT);
      FloatVector s10 = s00;
      FloatVector s11 = s01;
      FloatVector s12 = s02;
      FloatVector s13 = s03;
      int a0 = aAt + r0 * depth;
      int a1 = aAt + r1 * depth;
      for (int k = 0, at = wAt; k < depth; k++, at += width) {
        FloatVector w0 = FloatVector.fromArray(Lanes.FLOATS, w, at);
        FloatVector w1 = FloatVector.fromArray(Lanes.FLOATS, w, at + Lanes.COUNT);
        FloatVector w2 = FloatVector.fromArray(Lanes.FLOATS, w, at + 2 * Lanes.COUNT);
        FloatVector w3 = FloatVector.fromArray(Lanes.FLOATS, w, at + 3 * Lanes.COUNT);
        FloatVector x0 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + k]);
        s00 = x0.fma(w0, s00);
        s01 = x0.fma(w1, s01);
        s02 = x0.fma(w2, s02);
        s03 = x0.fma(w3, s03);
        FloatVector x1 = FloatVector.broadcast(Lanes.FLOATS, a[a1 + k]);
        s10 = x1.fma(w0, s10);
        s11 = x1.fma(w1, s11);
        s12 = x1.fma(w2, s12);
        s13 = x1.fma(w3, s13);
      }
      int c0 = cAt + r0 * width;
      int c1 = cAt + r1 * width;
      s00.intoArray(c, c0);
      s01.intoArray(c, c0 + Lanes.COUNT);
      s10.intoArray(c, c1);
      s11.intoArray(c, c1 + Lanes.COUNT);
      s02.intoArray(c, c0 + 2 * Lanes.COUNT);
      s03.intoArray(c, c0 + 3 * Lanes.COUNT);
      s12.intoArray(c, c1 + 2 * Lanes.COUNT);
      s13.intoArray(c, c1 + 3 * Lanes.COUNT);
    }
  }

  private static void vector(
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
    for (int i = 0; i < rows; i += 6) {
      int r0 = i;
      int r1 = Math.min(i + 1, rows - 1);
      int r2 = Math.min(i + 2, rows - 1);
      int r3 = Math.min(i + 3, rows - 1);
      int r4 = Math.min(i + 4, rows - 1);
      int r5 = Math.min(i + 5, rows - 1);
      FloatVector s00 = FloatVector.fromArray(Lanes.FLOATS, b, bAt);
      FloatVector s10 = s00;
      FloatVector s20 = s00;
      FloatVector s30 = s00;
      FloatVector s40 = s00;
      FloatVector s50 = s00;
      int a0 = aAt + r0 * depth;
      int a1 = aAt + r1 * depth;
      int a2 = aAt + r2 * depth;
      int a3 = aAt + r3 * depth;
      int a4 = aAt + r4 * depth;
      int a5 = aAt + r5 * depth;
      for (int k = 0, at = wAt; k < depth; k++, at += width) {
        FloatVector w0 = FloatVector.fromArray(Lanes.FLOATS, w, at);
        FloatVector x0 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + k]);
        s00 = x0.fma(w0, s00);
        FloatVector x1 = FloatVector.broadcast(Lanes.FLOATS, a[a1 + k]);
        s10 = x1.fma(w0, s10);
        FloatVector x2 = FloatVector.broadcast(Lanes.FLOATS, a[a2 + k]);
        s20 = x2.fma(w0, s20);
        FloatVector x3 = FloatVector.broadcast(Lanes.FLOATS, a[a3 + k]);
        s30 = x3.fma(w0, s30);
        FloatVector x4 = FloatVector.broadcast(Lanes.FLOATS, a[a4 + k]);
        s40 = x4.fma(w0, s40);
        FloatVector x5 = FloatVector.broadcast(Lanes.FLOATS, a[a5 + k]);
        s50 = x5.fma(w0, s50);
      }
      int c0 = cAt + r0 * width;
      int c1 = cAt + r1 * width;
      int c2 = cAt + r2 * width;
      int c3 = cAt + r3 * width;
      int c4 = cAt + r4 * width;
      int c5 = cAt + r5 * width;
      s00.intoArray(c, c0);
      s10.intoArray(c, c1);
      s20.intoArray(c, c2);
      s30.intoArray(c, c3);
      s40.intoArray(c, c4);
      s50.intoArray(c, c5);
    }
  }

  private static void number(
      float[] a,
      int aAt,
      float[] w,
      int wAt,
      float b,
      float[] c,
      int cAt,
      int rows,
      int depth,
      int width) {
    for (int i = 0; i < rows; i++) {
      float sum = b;
      for (int k = 0; k < depth; k++) {
        sum = Math.fma(a[aAt + i * depth + k], w[wAt + k * width], sum);
      }
      c[cAt + i * width] = sum;
    }
  }
}

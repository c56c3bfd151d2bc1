package io.terrarium.compute.simd.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * The product {@code c[i,j] = sum_r a[r,i] d[r,j]} of any size, a few rows by one or four vectors
 * at a time. Each sum starts at 0 and runs over r in order. A tile that has more rows than are left
 * computes the last row again.
 */
final class ColumnTiles {

  private ColumnTiles() {}

  /**
   * Computes {@code c [height,width]} from {@code a [depth,height]} and {@code d [depth,width]}.
   */
  static void multiply(
      float[] a,
      int aAt,
      float[] d,
      int dAt,
      float[] c,
      int cAt,
      int height,
      int depth,
      int width) {
    int j = 0;
    if (height <= 4) {
      for (; j <= width - 4 * Lanes.COUNT; j += 4 * Lanes.COUNT) {
        fourVectors(a, aAt, d, dAt + j, c, cAt + j, height, depth, width);
      }
    }
    for (; j <= width - Lanes.COUNT; j += Lanes.COUNT) {
      vector(a, aAt, d, dAt + j, c, cAt + j, height, depth, width);
    }
    for (; j < width; j++) {
      number(a, aAt, d, dAt + j, c, cAt + j, height, depth, width);
    }
  }

  private static void fourVectors(
      float[] a,
      int aAt,
      float[] d,
      int dAt,
      float[] c,
      int cAt,
      int height,
      int depth,
      int width) {
    for (int i = 0; i < height; i += 2) {
      int r0 = i;
      int r1 = Math.min(i + 1, height - 1);
      FloatVector s00 = FloatVector.zero(Lanes.FLOATS);
      FloatVector s01 = s00;
      FloatVector s02 = s00;
      FloatVector s03 = s00;
      FloatVector s10 = s00;
      FloatVector s11 = s01;
      FloatVector s12 = s02;
      FloatVector s13 = s03;
      int at = dAt;
      int ai = aAt;
      for (int r = 0; r < depth; r++, at += width, ai += height) {
        FloatVector w0 = FloatVector.fromArray(Lanes.FLOATS, d, at);
        FloatVector w1 = FloatVector.fromArray(Lanes.FLOATS, d, at + Lanes.COUNT);
        FloatVector w2 = FloatVector.fromArray(Lanes.FLOATS, d, at + 2 * Lanes.COUNT);
        FloatVector w3 = FloatVector.fromArray(Lanes.FLOATS, d, at + 3 * Lanes.COUNT);
        FloatVector x0 = FloatVector.broadcast(Lanes.FLOATS, a[ai + r0]);
        s00 = x0.fma(w0, s00);
        s01 = x0.fma(w1, s01);
        s02 = x0.fma(w2, s02);
        s03 = x0.fma(w3, s03);
        FloatVector x1 = FloatVector.broadcast(Lanes.FLOATS, a[ai + r1]);
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
      float[] d,
      int dAt,
      float[] c,
      int cAt,
      int height,
      int depth,
      int width) {
    for (int i = 0; i < height; i += 6) {
      int r0 = i;
      int r1 = Math.min(i + 1, height - 1);
      int r2 = Math.min(i + 2, height - 1);
      int r3 = Math.min(i + 3, height - 1);
      int r4 = Math.min(i + 4, height - 1);
      int r5 = Math.min(i + 5, height - 1);
      FloatVector s00 = FloatVector.zero(Lanes.FLOATS);
      FloatVector s10 = s00;
      FloatVector s20 = s00;
      FloatVector s30 = s00;
      FloatVector s40 = s00;
      FloatVector s50 = s00;
      int at = dAt;
      int ai = aAt;
      for (int r = 0; r < depth; r++, at += width, ai += height) {
        FloatVector w0 = FloatVector.fromArray(Lanes.FLOATS, d, at);
        FloatVector x0 = FloatVector.broadcast(Lanes.FLOATS, a[ai + r0]);
        s00 = x0.fma(w0, s00);
        FloatVector x1 = FloatVector.broadcast(Lanes.FLOATS, a[ai + r1]);
        s10 = x1.fma(w0, s10);
        FloatVector x2 = FloatVector.broadcast(Lanes.FLOATS, a[ai + r2]);
        s20 = x2.fma(w0, s20);
        FloatVector x3 = FloatVector.broadcast(Lanes.FLOATS, a[ai + r3]);
        s30 = x3.fma(w0, s30);
        FloatVector x4 = FloatVector.broadcast(Lanes.FLOATS, a[ai + r4]);
        s40 = x4.fma(w0, s40);
        FloatVector x5 = FloatVector.broadcast(Lanes.FLOATS, a[ai + r5]);
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
      float[] d,
      int dAt,
      float[] c,
      int cAt,
      int height,
      int depth,
      int width) {
    for (int i = 0; i < height; i++) {
      float sum = 0f;
      for (int r = 0; r < depth; r++) {
        sum = Math.fma(a[aAt + r * height + i], d[dAt + r * width], sum);
      }
      c[cAt + i * width] = sum;
    }
  }
}

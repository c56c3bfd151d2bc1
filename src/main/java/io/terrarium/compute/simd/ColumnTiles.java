package io.terrarium.compute.simd;

import jdk.incubator.vector.FloatVector;

/**
 * The product {@code c[i,j] = sum_r a[r,i] d[r,j]}, in tiles as those of {@link RowTiles}; a tile
 * of four rows as well, because the usual heights are powers of two. Each sum starts at 0 and runs
 * over r in order.
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
    for (; j + 2 * Lanes.COUNT <= width; j += 2 * Lanes.COUNT) {
      int i = fivesByTwo(a, aAt, d, dAt + j, c, cAt + j, 0, height, depth, width);
      i = foursByTwo(a, aAt, d, dAt + j, c, cAt + j, i, height, depth, width);
      onesByTwo(a, aAt, d, dAt + j, c, cAt + j, i, height, depth, width);
    }
    for (; j + Lanes.COUNT <= width; j += Lanes.COUNT) {
      int i = foursByOne(a, aAt, d, dAt + j, c, cAt + j, 0, height, depth, width);
      onesByOne(a, aAt, d, dAt + j, c, cAt + j, i, height, depth, width);
    }
    for (; j < width; j++) {
      column(a, aAt, d, dAt + j, c, cAt + j, height, depth, width);
    }
  }

  private static int fivesByTwo(
      float[] a,
      int aAt,
      float[] d,
      int dAt,
      float[] c,
      int cAt,
      int from,
      int height,
      int depth,
      int width) {
    int i = from;
    for (; i + 5 <= height; i += 5) {
      FloatVector s00 = FloatVector.zero(Lanes.FLOATS);
      FloatVector s01 = s00;
      FloatVector s10 = s00;
      FloatVector s11 = s00;
      FloatVector s20 = s00;
      FloatVector s21 = s00;
      FloatVector s30 = s00;
      FloatVector s31 = s00;
      FloatVector s40 = s00;
      FloatVector s41 = s00;
      int at = dAt;
      int ai = aAt + i;
      for (int r = 0; r < depth; r++, at += width, ai += height) {
        FloatVector d0 = FloatVector.fromArray(Lanes.FLOATS, d, at);
        FloatVector d1 = FloatVector.fromArray(Lanes.FLOATS, d, at + Lanes.COUNT);
        FloatVector x0 = FloatVector.broadcast(Lanes.FLOATS, a[ai]);
        s00 = x0.fma(d0, s00);
        s01 = x0.fma(d1, s01);
        FloatVector x1 = FloatVector.broadcast(Lanes.FLOATS, a[ai + 1]);
        s10 = x1.fma(d0, s10);
        s11 = x1.fma(d1, s11);
        FloatVector x2 = FloatVector.broadcast(Lanes.FLOATS, a[ai + 2]);
        s20 = x2.fma(d0, s20);
        s21 = x2.fma(d1, s21);
        FloatVector x3 = FloatVector.broadcast(Lanes.FLOATS, a[ai + 3]);
        s30 = x3.fma(d0, s30);
        s31 = x3.fma(d1, s31);
        FloatVector x4 = FloatVector.broadcast(Lanes.FLOATS, a[ai + 4]);
        s40 = x4.fma(d0, s40);
        s41 = x4.fma(d1, s41);
      }
      int ci = cAt + i * width;
      s00.intoArray(c, ci);
      s01.intoArray(c, ci + Lanes.COUNT);
      s10.intoArray(c, ci + width);
      s11.intoArray(c, ci + width + Lanes.COUNT);
      s20.intoArray(c, ci + 2 * width);
      s21.intoArray(c, ci + 2 * width + Lanes.COUNT);
      s30.intoArray(c, ci + 3 * width);
      s31.intoArray(c, ci + 3 * width + Lanes.COUNT);
      s40.intoArray(c, ci + 4 * width);
      s41.intoArray(c, ci + 4 * width + Lanes.COUNT);
    }
    return i;
  }

  private static int foursByTwo(
      float[] a,
      int aAt,
      float[] d,
      int dAt,
      float[] c,
      int cAt,
      int from,
      int height,
      int depth,
      int width) {
    int i = from;
    for (; i + 4 <= height; i += 4) {
      FloatVector s00 = FloatVector.zero(Lanes.FLOATS);
      FloatVector s01 = s00;
      FloatVector s10 = s00;
      FloatVector s11 = s00;
      FloatVector s20 = s00;
      FloatVector s21 = s00;
      FloatVector s30 = s00;
      FloatVector s31 = s00;
      int at = dAt;
      int ai = aAt + i;
      for (int r = 0; r < depth; r++, at += width, ai += height) {
        FloatVector d0 = FloatVector.fromArray(Lanes.FLOATS, d, at);
        FloatVector d1 = FloatVector.fromArray(Lanes.FLOATS, d, at + Lanes.COUNT);
        FloatVector x0 = FloatVector.broadcast(Lanes.FLOATS, a[ai]);
        s00 = x0.fma(d0, s00);
        s01 = x0.fma(d1, s01);
        FloatVector x1 = FloatVector.broadcast(Lanes.FLOATS, a[ai + 1]);
        s10 = x1.fma(d0, s10);
        s11 = x1.fma(d1, s11);
        FloatVector x2 = FloatVector.broadcast(Lanes.FLOATS, a[ai + 2]);
        s20 = x2.fma(d0, s20);
        s21 = x2.fma(d1, s21);
        FloatVector x3 = FloatVector.broadcast(Lanes.FLOATS, a[ai + 3]);
        s30 = x3.fma(d0, s30);
        s31 = x3.fma(d1, s31);
      }
      int ci = cAt + i * width;
      s00.intoArray(c, ci);
      s01.intoArray(c, ci + Lanes.COUNT);
      s10.intoArray(c, ci + width);
      s11.intoArray(c, ci + width + Lanes.COUNT);
      s20.intoArray(c, ci + 2 * width);
      s21.intoArray(c, ci + 2 * width + Lanes.COUNT);
      s30.intoArray(c, ci + 3 * width);
      s31.intoArray(c, ci + 3 * width + Lanes.COUNT);
    }
    return i;
  }

  private static int onesByTwo(
      float[] a,
      int aAt,
      float[] d,
      int dAt,
      float[] c,
      int cAt,
      int from,
      int height,
      int depth,
      int width) {
    int i = from;
    for (; i < height; i++) {
      FloatVector s00 = FloatVector.zero(Lanes.FLOATS);
      FloatVector s01 = s00;
      int at = dAt;
      int ai = aAt + i;
      for (int r = 0; r < depth; r++, at += width, ai += height) {
        FloatVector d0 = FloatVector.fromArray(Lanes.FLOATS, d, at);
        FloatVector d1 = FloatVector.fromArray(Lanes.FLOATS, d, at + Lanes.COUNT);
        FloatVector x0 = FloatVector.broadcast(Lanes.FLOATS, a[ai]);
        s00 = x0.fma(d0, s00);
        s01 = x0.fma(d1, s01);
      }
      int ci = cAt + i * width;
      s00.intoArray(c, ci);
      s01.intoArray(c, ci + Lanes.COUNT);
    }
    return i;
  }

  private static int foursByOne(
      float[] a,
      int aAt,
      float[] d,
      int dAt,
      float[] c,
      int cAt,
      int from,
      int height,
      int depth,
      int width) {
    int i = from;
    for (; i + 4 <= height; i += 4) {
      FloatVector s00 = FloatVector.zero(Lanes.FLOATS);
      FloatVector s10 = s00;
      FloatVector s20 = s00;
      FloatVector s30 = s00;
      int at = dAt;
      int ai = aAt + i;
      for (int r = 0; r < depth; r++, at += width, ai += height) {
        FloatVector d0 = FloatVector.fromArray(Lanes.FLOATS, d, at);
        s00 = FloatVector.broadcast(Lanes.FLOATS, a[ai]).fma(d0, s00);
        s10 = FloatVector.broadcast(Lanes.FLOATS, a[ai + 1]).fma(d0, s10);
        s20 = FloatVector.broadcast(Lanes.FLOATS, a[ai + 2]).fma(d0, s20);
        s30 = FloatVector.broadcast(Lanes.FLOATS, a[ai + 3]).fma(d0, s30);
      }
      int ci = cAt + i * width;
      s00.intoArray(c, ci);
      s10.intoArray(c, ci + width);
      s20.intoArray(c, ci + 2 * width);
      s30.intoArray(c, ci + 3 * width);
    }
    return i;
  }

  private static int onesByOne(
      float[] a,
      int aAt,
      float[] d,
      int dAt,
      float[] c,
      int cAt,
      int from,
      int height,
      int depth,
      int width) {
    int i = from;
    for (; i < height; i++) {
      FloatVector s00 = FloatVector.zero(Lanes.FLOATS);
      int at = dAt;
      int ai = aAt + i;
      for (int r = 0; r < depth; r++, at += width, ai += height) {
        FloatVector d0 = FloatVector.fromArray(Lanes.FLOATS, d, at);
        s00 = FloatVector.broadcast(Lanes.FLOATS, a[ai]).fma(d0, s00);
      }
      int ci = cAt + i * width;
      s00.intoArray(c, ci);
    }
    return i;
  }

  private static void column(
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

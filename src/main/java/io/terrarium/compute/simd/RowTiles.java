package io.terrarium.compute.simd;

import jdk.incubator.vector.FloatVector;

/**
 * The product {@code c[i,j] = b[j] + sum_k a[i,k] w[k,j]}, in tiles whose sums stay in registers:
 * four rows by two vectors are eight independent chains of fma, just enough to hide its latency,
 * and leave registers for two steps of k at a time. That halves the address arithmetic, which
 * otherwise costs more than the fma. Each sum starts at the bias and runs over k in order, in every
 * tile shape and in the scalar tail.
 *
 * <p>Panels are indexed by a second induction variable: from one alone the compiler extends the
 * sign of each index anew. {@code k <= depth - 2} is a loop that it counts, {@code k + 2 <= depth}
 * is not.
 */
final class RowTiles {

  private RowTiles() {}

  /**
   * Computes {@code c [rows,width]} from {@code a [rows,depth]} and {@code w [depth,width]}.
   *
   * @param panel scratch for {@code depth} rows of a panel
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
      int width,
      float[] panel) {
    int j = 0;
    for (; j + Panels.WIDTH <= width; j += Panels.WIDTH) {
      Panels.pack(w, wAt + j, panel, depth, width);
      byTwo(a, aAt, panel, b, bAt + j, c, cAt + j, rows, depth, width);
    }
    for (; j + Lanes.COUNT <= width; j += Lanes.COUNT) {
      int i = fivesByOne(a, aAt, w, wAt + j, b, bAt + j, c, cAt + j, 0, rows, depth, width);
      onesByOne(a, aAt, w, wAt + j, b, bAt + j, c, cAt + j, i, rows, depth, width);
    }
    for (; j < width; j++) {
      column(a, aAt, w, wAt + j, b[bAt + j], c, cAt + j, rows, depth, width);
    }
  }

  /**
   * Computes {@code c [rows,width]} from {@code a [rows,depth]} and {@code w [width,depth]},
   * transposed.
   *
   * @param width a multiple of {@link Panels#WIDTH}
   */
  static void multiplyTransposed(
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
      float[] panel) {
    for (int j = 0; j < width; j += Panels.WIDTH) {
      Panels.packTransposed(w, wAt + j * depth, panel, depth);
      byTwo(a, aAt, panel, b, bAt + j, c, cAt + j, rows, depth, width);
    }
  }

  private static void byTwo(
      float[] a,
      int aAt,
      float[] panel,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int rows,
      int depth,
      int width) {
    int fives = 5 * (rows % 4);
    int i = fivesByTwo(a, aAt, panel, b, bAt, c, cAt, fives > rows ? 0 : fives, depth, width);
    i = foursByTwo(a, aAt, panel, b, bAt, c, cAt, i, rows, depth, width);
    onesByTwo(a, aAt, panel, b, bAt, c, cAt, i, rows, depth, width);
  }

  /** As many fives as leave a multiple of four: a row alone has too few chains. */
  private static int fivesByTwo(
      float[] a,
      int aAt,
      float[] panel,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int rows,
      int depth,
      int width) {
    int i = 0;
    for (; i + 5 <= rows; i += 5) {
      FloatVector s00 = FloatVector.fromArray(Lanes.FLOATS, b, bAt);
      FloatVector s01 = FloatVector.fromArray(Lanes.FLOATS, b, bAt + Lanes.COUNT);
      FloatVector s10 = s00;
      FloatVector s11 = s01;
      FloatVector s20 = s00;
      FloatVector s21 = s01;
      FloatVector s30 = s00;
      FloatVector s31 = s01;
      FloatVector s40 = s00;
      FloatVector s41 = s01;
      int a0 = aAt + i * depth;
      int a1 = aAt + (i + 1) * depth;
      int a2 = aAt + (i + 2) * depth;
      int a3 = aAt + (i + 3) * depth;
      int a4 = aAt + (i + 4) * depth;
      for (int k = 0, p = 0; k < depth; k++, p += Panels.WIDTH) {
        FloatVector w0 = FloatVector.fromArray(Lanes.FLOATS, panel, p);
        FloatVector w1 = FloatVector.fromArray(Lanes.FLOATS, panel, p + Lanes.COUNT);
        FloatVector x0 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + k]);
        s00 = x0.fma(w0, s00);
        s01 = x0.fma(w1, s01);
        FloatVector x1 = FloatVector.broadcast(Lanes.FLOATS, a[a1 + k]);
        s10 = x1.fma(w0, s10);
        s11 = x1.fma(w1, s11);
        FloatVector x2 = FloatVector.broadcast(Lanes.FLOATS, a[a2 + k]);
        s20 = x2.fma(w0, s20);
        s21 = x2.fma(w1, s21);
        FloatVector x3 = FloatVector.broadcast(Lanes.FLOATS, a[a3 + k]);
        s30 = x3.fma(w0, s30);
        s31 = x3.fma(w1, s31);
        FloatVector x4 = FloatVector.broadcast(Lanes.FLOATS, a[a4 + k]);
        s40 = x4.fma(w0, s40);
        s41 = x4.fma(w1, s41);
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
      float[] panel,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int from,
      int rows,
      int depth,
      int width) {
    int i = from;
    for (; i + 4 <= rows; i += 4) {
      FloatVector s00 = FloatVector.fromArray(Lanes.FLOATS, b, bAt);
      FloatVector s01 = FloatVector.fromArray(Lanes.FLOATS, b, bAt + Lanes.COUNT);
      FloatVector s10 = s00;
      FloatVector s11 = s01;
      FloatVector s20 = s00;
      FloatVector s21 = s01;
      FloatVector s30 = s00;
      FloatVector s31 = s01;
      int a0 = aAt + i * depth;
      int a1 = aAt + (i + 1) * depth;
      int a2 = aAt + (i + 2) * depth;
      int a3 = aAt + (i + 3) * depth;
      int k = 0;
      int p = 0;
      for (; k <= depth - 2; k += 2, p += 2 * Panels.WIDTH) {
        FloatVector w00 = FloatVector.fromArray(Lanes.FLOATS, panel, p);
        FloatVector w01 = FloatVector.fromArray(Lanes.FLOATS, panel, p + Lanes.COUNT);
        FloatVector x00 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + k]);
        s00 = x00.fma(w00, s00);
        s01 = x00.fma(w01, s01);
        FloatVector x01 = FloatVector.broadcast(Lanes.FLOATS, a[a1 + k]);
        s10 = x01.fma(w00, s10);
        s11 = x01.fma(w01, s11);
        FloatVector x02 = FloatVector.broadcast(Lanes.FLOATS, a[a2 + k]);
        s20 = x02.fma(w00, s20);
        s21 = x02.fma(w01, s21);
        FloatVector x03 = FloatVector.broadcast(Lanes.FLOATS, a[a3 + k]);
        s30 = x03.fma(w00, s30);
        s31 = x03.fma(w01, s31);
        FloatVector w10 = FloatVector.fromArray(Lanes.FLOATS, panel, p + Panels.WIDTH);
        FloatVector w11 =
            FloatVector.fromArray(Lanes.FLOATS, panel, p + Panels.WIDTH + Lanes.COUNT);
        FloatVector x10 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + k + 1]);
        s00 = x10.fma(w10, s00);
        s01 = x10.fma(w11, s01);
        FloatVector x11 = FloatVector.broadcast(Lanes.FLOATS, a[a1 + k + 1]);
        s10 = x11.fma(w10, s10);
        s11 = x11.fma(w11, s11);
        FloatVector x12 = FloatVector.broadcast(Lanes.FLOATS, a[a2 + k + 1]);
        s20 = x12.fma(w10, s20);
        s21 = x12.fma(w11, s21);
        FloatVector x13 = FloatVector.broadcast(Lanes.FLOATS, a[a3 + k + 1]);
        s30 = x13.fma(w10, s30);
        s31 = x13.fma(w11, s31);
      }
      if (k < depth) {
        FloatVector w00 = FloatVector.fromArray(Lanes.FLOATS, panel, p);
        FloatVector w01 = FloatVector.fromArray(Lanes.FLOATS, panel, p + Lanes.COUNT);
        FloatVector x00 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + k]);
        s00 = x00.fma(w00, s00);
        s01 = x00.fma(w01, s01);
        FloatVector x01 = FloatVector.broadcast(Lanes.FLOATS, a[a1 + k]);
        s10 = x01.fma(w00, s10);
        s11 = x01.fma(w01, s11);
        FloatVector x02 = FloatVector.broadcast(Lanes.FLOATS, a[a2 + k]);
        s20 = x02.fma(w00, s20);
        s21 = x02.fma(w01, s21);
        FloatVector x03 = FloatVector.broadcast(Lanes.FLOATS, a[a3 + k]);
        s30 = x03.fma(w00, s30);
        s31 = x03.fma(w01, s31);
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
      float[] panel,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int from,
      int rows,
      int depth,
      int width) {
    int i = from;
    for (; i < rows; i++) {
      FloatVector s00 = FloatVector.fromArray(Lanes.FLOATS, b, bAt);
      FloatVector s01 = FloatVector.fromArray(Lanes.FLOATS, b, bAt + Lanes.COUNT);
      int a0 = aAt + i * depth;
      for (int k = 0, p = 0; k < depth; k++, p += Panels.WIDTH) {
        FloatVector w0 = FloatVector.fromArray(Lanes.FLOATS, panel, p);
        FloatVector w1 = FloatVector.fromArray(Lanes.FLOATS, panel, p + Lanes.COUNT);
        FloatVector x0 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + k]);
        s00 = x0.fma(w0, s00);
        s01 = x0.fma(w1, s01);
      }
      int ci = cAt + i * width;
      s00.intoArray(c, ci);
      s01.intoArray(c, ci + Lanes.COUNT);
    }
    return i;
  }

  private static int fivesByOne(
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
    int i = from;
    for (; i + 5 <= rows; i += 5) {
      FloatVector s00 = FloatVector.fromArray(Lanes.FLOATS, b, bAt);
      FloatVector s10 = s00;
      FloatVector s20 = s00;
      FloatVector s30 = s00;
      FloatVector s40 = s00;
      int a0 = aAt + i * depth;
      int a1 = aAt + (i + 1) * depth;
      int a2 = aAt + (i + 2) * depth;
      int a3 = aAt + (i + 3) * depth;
      int a4 = aAt + (i + 4) * depth;
      int at = wAt;
      for (int k = 0; k < depth; k++, at += width) {
        FloatVector w0 = FloatVector.fromArray(Lanes.FLOATS, w, at);
        s00 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + k]).fma(w0, s00);
        s10 = FloatVector.broadcast(Lanes.FLOATS, a[a1 + k]).fma(w0, s10);
        s20 = FloatVector.broadcast(Lanes.FLOATS, a[a2 + k]).fma(w0, s20);
        s30 = FloatVector.broadcast(Lanes.FLOATS, a[a3 + k]).fma(w0, s30);
        s40 = FloatVector.broadcast(Lanes.FLOATS, a[a4 + k]).fma(w0, s40);
      }
      int ci = cAt + i * width;
      s00.intoArray(c, ci);
      s10.intoArray(c, ci + width);
      s20.intoArray(c, ci + 2 * width);
      s30.intoArray(c, ci + 3 * width);
      s40.intoArray(c, ci + 4 * width);
    }
    return i;
  }

  private static int onesByOne(
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
    int i = from;
    for (; i < rows; i++) {
      FloatVector s00 = FloatVector.fromArray(Lanes.FLOATS, b, bAt);
      int a0 = aAt + i * depth;
      int at = wAt;
      for (int k = 0; k < depth; k++, at += width) {
        FloatVector w0 = FloatVector.fromArray(Lanes.FLOATS, w, at);
        s00 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + k]).fma(w0, s00);
      }
      int ci = cAt + i * width;
      s00.intoArray(c, ci);
    }
    return i;
  }

  private static void column(
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

package io.terrarium.compute.simd;

import jdk.incubator.vector.FloatVector;

/**
 * The products of a layer with fewer outputs than {@link Kernels#NARROW}: lanes run over its
 * inputs. {@code t [out,in]} is the transposed weight.
 */
final class NarrowTiles {

  private NarrowTiles() {}

  /**
   * {@code y[r,c] = (sum_k x[r,k] t[c,k]) + b[c]}, the sum in {@link PartialSums#DOT} partial sums.
   *
   * @param partial scratch for {@code rows * out * PartialSums.DOT} numbers
   */
  static void dense(
      float[] x,
      int xAt,
      float[] t,
      float[] b,
      int bAt,
      float[] y,
      int yAt,
      int rows,
      int in,
      int out,
      float[] partial) {
    for (int c = 0; c < out; c++) {
      int sumsAt = c * rows * PartialSums.DOT;
      for (int lane = 0; lane < PartialSums.DOT; lane += Lanes.COUNT) {
        partialSums(x, xAt + lane, t, c * in + lane, partial, sumsAt + lane, rows, in);
      }
      if (in % PartialSums.DOT > 0) {
        tails(x, xAt, t, c * in, partial, sumsAt, rows, in);
      }
      add(partial, sumsAt, b[bAt + c], y, yAt + c, rows, out);
    }
  }

  /** A vector of each row's partial sums, over the whole sixteens of the inputs. */
  private static void partialSums(
      float[] x, int xAt, float[] t, int tAt, float[] sums, int sumsAt, int rows, int in) {
    int even = in - in % PartialSums.DOT;
    int k;
    if (even >= 4 * PartialSums.DOT) {
      startFour(x, xAt, t, tAt, sums, sumsAt, rows, in);
      k = 4 * PartialSums.DOT;
    } else {
      startNone(sums, sumsAt, rows);
      k = 0;
    }
    for (; k < even; k += PartialSums.DOT) {
      addOne(x, xAt + k, t, tAt + k, sums, sumsAt, rows, in);
    }
  }

  private static void startFour(
      float[] x, int xAt, float[] t, int tAt, float[] sums, int sumsAt, int rows, int in) {
    FloatVector zero = FloatVector.zero(Lanes.FLOATS);
    FloatVector w0 = FloatVector.fromArray(Lanes.FLOATS, t, tAt);
    FloatVector w1 = FloatVector.fromArray(Lanes.FLOATS, t, tAt + PartialSums.DOT);
    FloatVector w2 = FloatVector.fromArray(Lanes.FLOATS, t, tAt + 2 * PartialSums.DOT);
    FloatVector w3 = FloatVector.fromArray(Lanes.FLOATS, t, tAt + 3 * PartialSums.DOT);
    int at = xAt;
    for (int r = 0; r < rows; r++, at += in) {
      FloatVector s = FloatVector.fromArray(Lanes.FLOATS, x, at).fma(w0, zero);
      s = FloatVector.fromArray(Lanes.FLOATS, x, at + PartialSums.DOT).fma(w1, s);
      s = FloatVector.fromArray(Lanes.FLOATS, x, at + 2 * PartialSums.DOT).fma(w2, s);
      s = FloatVector.fromArray(Lanes.FLOATS, x, at + 3 * PartialSums.DOT).fma(w3, s);
      s.intoArray(sums, sumsAt + r * PartialSums.DOT);
    }
  }

  private static void startNone(float[] sums, int sumsAt, int rows) {
    FloatVector zero = FloatVector.zero(Lanes.FLOATS);
    for (int r = 0; r < rows; r++) {
      zero.intoArray(sums, sumsAt + r * PartialSums.DOT);
    }
  }

  private static void addOne(
      float[] x, int xAt, float[] t, int tAt, float[] sums, int sumsAt, int rows, int in) {
    FloatVector w = FloatVector.fromArray(Lanes.FLOATS, t, tAt);
    for (int r = 0; r < rows; r++) {
      int to = sumsAt + r * PartialSums.DOT;
      FloatVector s = FloatVector.fromArray(Lanes.FLOATS, sums, to);
      FloatVector.fromArray(Lanes.FLOATS, x, xAt + r * in).fma(w, s).intoArray(sums, to);
    }
  }

  private static void tails(
      float[] x, int xAt, float[] t, int tAt, float[] sums, int sumsAt, int rows, int in) {
    int even = in - in % PartialSums.DOT;
    for (int r = 0; r < rows; r++) {
      int at = sumsAt + r * PartialSums.DOT;
      for (int k = even; k < in; k++) {
        sums[at + k - even] = Math.fma(x[xAt + r * in + k], t[tAt + k], sums[at + k - even]);
      }
    }
  }

  /** The tree of {@link PartialSums#add}, all rows a level at a time. */
  private static void add(
      float[] sums, int sumsAt, float b, float[] y, int yAt, int rows, int out) {
    for (int r = 0; r < rows; r++) {
      addUpperHalf(sums, sumsAt + r * PartialSums.DOT);
    }
    for (int r = 0; r < rows; r++) {
      int at = sumsAt + r * PartialSums.DOT;
      float even = (sums[at] + sums[at + 4]) + (sums[at + 2] + sums[at + 6]);
      float odd = (sums[at + 1] + sums[at + 5]) + (sums[at + 3] + sums[at + 7]);
      y[yAt + r * out] = (even + odd) + b;
    }
  }

  private static void addUpperHalf(float[] sums, int at) {
    int half = PartialSums.DOT / 2;
    if (Lanes.COUNT > half) {
      for (int i = at; i < at + half; i++) {
        sums[i] += sums[i + half];
      }
    } else {
      for (int i = at; i < at + half; i += Lanes.COUNT) {
        FloatVector upper = FloatVector.fromArray(Lanes.FLOATS, sums, i + half);
        FloatVector.fromArray(Lanes.FLOATS, sums, i).add(upper).intoArray(sums, i);
      }
    }
  }

  /**
   * {@code dw[k,c] = sum_r x[r,k] dy[r,c]}, through {@code column}, a row of {@code in} numbers of
   * scratch.
   */
  static void weightGradient(
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      float[] dw,
      int dwAt,
      int rows,
      int in,
      int out,
      float[] column) {
    for (int c = 0; c < out; c++) {
      int k = 0;
      for (; k + 8 * Lanes.COUNT <= in; k += 8 * Lanes.COUNT) {
        eightVectors(x, xAt + k, dy, dyAt + c, column, k, rows, in, out);
      }
      for (; k + Lanes.COUNT <= in; k += Lanes.COUNT) {
        oneVector(x, xAt + k, dy, dyAt + c, column, k, rows, in, out);
      }
      for (; k < in; k++) {
        column[k] = one(x, xAt + k, dy, dyAt + c, rows, in, out);
      }
      for (k = 0; k < in; k++) {
        dw[dwAt + k * out + c] = column[k];
      }
    }
  }

  private static void eightVectors(
      float[] x, int xAt, float[] dy, int dyAt, float[] column, int at, int rows, int in, int out) {
    FloatVector s0 = FloatVector.zero(Lanes.FLOATS);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    FloatVector s4 = s0;
    FloatVector s5 = s0;
    FloatVector s6 = s0;
    FloatVector s7 = s0;
    int row = xAt;
    for (int r = 0; r < rows; r++, row += in) {
      FloatVector d = FloatVector.broadcast(Lanes.FLOATS, dy[dyAt + r * out]);
      s0 = vector(x, row, 0).fma(d, s0);
      s1 = vector(x, row, 1).fma(d, s1);
      s2 = vector(x, row, 2).fma(d, s2);
      s3 = vector(x, row, 3).fma(d, s3);
      s4 = vector(x, row, 4).fma(d, s4);
      s5 = vector(x, row, 5).fma(d, s5);
      s6 = vector(x, row, 6).fma(d, s6);
      s7 = vector(x, row, 7).fma(d, s7);
    }
    s0.intoArray(column, at);
    s1.intoArray(column, at + Lanes.COUNT);
    s2.intoArray(column, at + 2 * Lanes.COUNT);
    s3.intoArray(column, at + 3 * Lanes.COUNT);
    s4.intoArray(column, at + 4 * Lanes.COUNT);
    s5.intoArray(column, at + 5 * Lanes.COUNT);
    s6.intoArray(column, at + 6 * Lanes.COUNT);
    s7.intoArray(column, at + 7 * Lanes.COUNT);
  }

  private static FloatVector vector(float[] x, int at, int index) {
    return FloatVector.fromArray(Lanes.FLOATS, x, at + index * Lanes.COUNT);
  }

  private static void oneVector(
      float[] x, int xAt, float[] dy, int dyAt, float[] column, int at, int rows, int in, int out) {
    FloatVector sum = FloatVector.zero(Lanes.FLOATS);
    for (int r = 0; r < rows; r++) {
      FloatVector d = FloatVector.broadcast(Lanes.FLOATS, dy[dyAt + r * out]);
      sum = FloatVector.fromArray(Lanes.FLOATS, x, xAt + r * in).fma(d, sum);
    }
    sum.intoArray(column, at);
  }

  private static float one(float[] x, int xAt, float[] dy, int dyAt, int rows, int in, int out) {
    float sum = 0f;
    for (int r = 0; r < rows; r++) {
      sum = Math.fma(x[xAt + r * in], dy[dyAt + r * out], sum);
    }
    return sum;
  }
}

package io.terrarium.compute.simd.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * The product {@code y[r,c] = (sum_k x[r,k] t[c,k]) + b[c]} for a layer with fewer outputs than
 * {@link Kernels#NARROW}: the lanes run over its inputs, in {@link PartialSums#DOT} partial sums.
 * {@code t [out,in]} is the transposed weight.
 */
final class NarrowDense {

  private NarrowDense() {}

  /**
   * @param sums work space for {@code rows * PartialSums.DOT} numbers
   */
  static void multiply(
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
      float[] sums) {
    for (int c = 0; c < out; c++) {
      for (int lane = 0; lane < PartialSums.DOT; lane += Lanes.COUNT) {
        partialSums(x, xAt + lane, t, c * in + lane, sums, lane, rows, in);
      }
      if (in % PartialSums.DOT > 0) {
        tails(x, xAt, t, c * in, sums, rows, in);
      }
      add(sums, b[bAt + c], y, yAt + c, rows, out);
    }
  }

  /** Computes each row's partial sums on vectors, over all whole groups of sixteen inputs. */
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
    FloatVector w0 = FloatVector.fromArray(Lanes.FLOATS, t, tAt);
    FloatVector w1 = FloatVector.fromArray(Lanes.FLOATS, t, tAt + PartialSums.DOT);
    FloatVector w2 = FloatVector.fromArray(Lanes.FLOATS, t, tAt + 2 * PartialSums.DOT);
    FloatVector w3 = FloatVector.fromArray(Lanes.FLOATS, t, tAt + 3 * PartialSums.DOT);
    FloatVector zero = FloatVector.zero(Lanes.FLOATS);
    int at = xAt;
    int to = sumsAt;
    for (int r = 0; r < rows; r++, at += in, to += PartialSums.DOT) {
      FloatVector s = FloatVector.fromArray(Lanes.FLOATS, x, at).fma(w0, zero);
      s = FloatVector.fromArray(Lanes.FLOATS, x, at + PartialSums.DOT).fma(w1, s);
      s = FloatVector.fromArray(Lanes.FLOATS, x, at + 2 * PartialSums.DOT).fma(w2, s);
      s = FloatVector.fromArray(Lanes.FLOATS, x, at + 3 * PartialSums.DOT).fma(w3, s);
      s.intoArray(sums, to);
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
      float[] x, int xAt, float[] t, int tAt, float[] sums, int rows, int in) {
    int even = in - in % PartialSums.DOT;
    for (int r = 0; r < rows; r++) {
      int at = r * PartialSums.DOT - even;
      for (int k = even; k < in; k++) {
        sums[at + k] = Math.fma(x[xAt + r * in + k], t[tAt + k], sums[at + k]);
      }
    }
  }

  /** Adds partial sums by the tree of {@link PartialSums#add}, which is written out here. */
  private static void add(float[] s, float b, float[] y, int yAt, int rows, int out) {
    int to = yAt;
    for (int i = 0; i < rows * PartialSums.DOT; i += PartialSums.DOT, to += out) {
      float s0 = s[i] + s[i + 8];
      float s1 = s[i + 1] + s[i + 9];
      float s2 = s[i + 2] + s[i + 10];
      float s3 = s[i + 3] + s[i + 11];
      float s4 = s[i + 4] + s[i + 12];
      float s5 = s[i + 5] + s[i + 13];
      float s6 = s[i + 6] + s[i + 14];
      float s7 = s[i + 7] + s[i + 15];
      y[to] = (((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7))) + b;
    }
  }
}

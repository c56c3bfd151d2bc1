package io.terrarium.compute.simd;

import jdk.incubator.vector.FloatVector;

/** {@code t[c,k] = w[k,c]}, by vectors of columns. */
final class VectorTranspose {

  private VectorTranspose() {}

  /**
   * Gathers load the columns. Where a vector has four lanes there may be none, and they pay little.
   *
   * @param rows scratch for a vector's indices
   */
  static void apply(float[] w, int wAt, float[] t, int tAt, int in, int out, int[] rows) {
    if (Lanes.COUNT == 4 || in < Lanes.COUNT) {
      Transpose.scalar(w, wAt, t, tAt, in, out);
      return;
    }
    for (int i = 0; i < Lanes.COUNT; i++) {
      rows[i] = i * out;
    }
    int even = Lanes.FLOATS.loopBound(in);
    for (int k = 0; k < even; k += Lanes.COUNT) {
      columns(w, wAt + k * out, t, tAt + k, in, out, rows);
    }
    for (int k = even; k < in; k++) {
      Transpose.row(w, wAt + k * out, t, tAt + k, in, out);
    }
  }

  private static void columns(float[] w, int wAt, float[] t, int tAt, int in, int out, int[] rows) {
    for (int c = 0; c < out; c++) {
      FloatVector.fromArray(Lanes.FLOATS, w, wAt + c, rows, 0).intoArray(t, tAt + c * in);
    }
  }
}

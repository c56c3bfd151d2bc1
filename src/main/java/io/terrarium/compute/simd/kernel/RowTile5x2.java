package io.terrarium.compute.simd.kernel;

import static io.terrarium.compute.simd.kernel.SquareTiles.SIDE;

import jdk.incubator.vector.FloatVector;

/** Tiles of five rows by two vectors for {@link SquareTiles}. */
final class RowTile5x2 {

  private RowTile5x2() {}

  /**
   * {@code c[i,j] = b[j] + sum_k a[i,k] w[k,j]} for all rows and two vectors of columns.
   *
   * @param rows at least five
   */
  static void apply(
      float[] a, int aAt, float[] w, int wAt, float[] b, int bAt, float[] c, int cAt, int rows) {
    for (int next = 0; next < rows; next += 5) {
      int i = Math.min(next, rows - 5);
      int ai = aAt + i * SIDE;
      int at = wAt;
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
      for (int k = 0; k < SIDE; k++, ai++, at += SIDE) {
        FloatVector w00 = FloatVector.fromArray(Lanes.FLOATS, w, at);
        FloatVector w01 = FloatVector.fromArray(Lanes.FLOATS, w, at + Lanes.COUNT);
        FloatVector x00 = FloatVector.broadcast(Lanes.FLOATS, a[ai]);
        s00 = x00.fma(w00, s00);
        s01 = x00.fma(w01, s01);
        FloatVector x01 = FloatVector.broadcast(Lanes.FLOATS, a[ai + SIDE]);
        s10 = x01.fma(w00, s10);
        s11 = x01.fma(w01, s11);
        FloatVector x02 = FloatVector.broadcast(Lanes.FLOATS, a[ai + 2 * SIDE]);
        s20 = x02.fma(w00, s20);
        s21 = x02.fma(w01, s21);
        FloatVector x03 = FloatVector.broadcast(Lanes.FLOATS, a[ai + 3 * SIDE]);
        s30 = x03.fma(w00, s30);
        s31 = x03.fma(w01, s31);
        FloatVector x04 = FloatVector.broadcast(Lanes.FLOATS, a[ai + 4 * SIDE]);
        s40 = x04.fma(w00, s40);
        s41 = x04.fma(w01, s41);
      }
      int ci = cAt + i * SIDE;
      s00.intoArray(c, ci);
      s01.intoArray(c, ci + Lanes.COUNT);
      s10.intoArray(c, ci + SIDE);
      s11.intoArray(c, ci + SIDE + Lanes.COUNT);
      s20.intoArray(c, ci + 2 * SIDE);
      s21.intoArray(c, ci + 2 * SIDE + Lanes.COUNT);
      s30.intoArray(c, ci + 3 * SIDE);
      s31.intoArray(c, ci + 3 * SIDE + Lanes.COUNT);
      s40.intoArray(c, ci + 4 * SIDE);
      s41.intoArray(c, ci + 4 * SIDE + Lanes.COUNT);
    }
  }
}

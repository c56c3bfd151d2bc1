package io.terrarium.compute.simd.kernel;

import static io.terrarium.compute.simd.kernel.SquareTiles.SIDE;

import jdk.incubator.vector.FloatVector;

/** Tiles of five rows by two vectors for {@link SquareTiles}. */
final class ColumnTile5x2 {

  private ColumnTile5x2() {}

  /** {@code c[i,j] = sum_k a[k,i] w[k,j]} for all rows and two vectors of columns. */
  static void apply(float[] a, int aAt, float[] w, int wAt, float[] c, int cAt, int depth) {
    for (int next = 0; next < SIDE; next += 5) {
      int i = Math.min(next, SIDE - 5);
      int ai = aAt + i;
      int at = wAt;
      FloatVector s00 = FloatVector.zero(Lanes.FLOATS);
      FloatVector s01 = s00;
      FloatVector s10 = s00;
      FloatVector s11 = s01;
      FloatVector s20 = s00;
      FloatVector s21 = s01;
      FloatVector s30 = s00;
      FloatVector s31 = s01;
      FloatVector s40 = s00;
      FloatVector s41 = s01;
      for (int k = 0; k < depth; k++, ai += SIDE, at += SIDE) {
        FloatVector w00 = FloatVector.fromArray(Lanes.FLOATS, w, at);
        FloatVector w01 = FloatVector.fromArray(Lanes.FLOATS, w, at + Lanes.COUNT);
        FloatVector x00 = FloatVector.broadcast(Lanes.FLOATS, a[ai]);
        s00 = x00.fma(w00, s00);
        s01 = x00.fma(w01, s01);
        FloatVector x01 = FloatVector.broadcast(Lanes.FLOATS, a[ai + 1]);
        s10 = x01.fma(w00, s10);
        s11 = x01.fma(w01, s11);
        FloatVector x02 = FloatVector.broadcast(Lanes.FLOATS, a[ai + 2]);
        s20 = x02.fma(w00, s20);
        s21 = x02.fma(w01, s21);
        FloatVector x03 = FloatVector.broadcast(Lanes.FLOATS, a[ai + 3]);
        s30 = x03.fma(w00, s30);
        s31 = x03.fma(w01, s31);
        FloatVector x04 = FloatVector.broadcast(Lanes.FLOATS, a[ai + 4]);
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

package io.terrarium.compute.simd.kernel;

import static io.terrarium.compute.simd.kernel.SquareTiles.SIDE;

import jdk.incubator.vector.FloatVector;

/** Tiles of four rows by four vectors for {@link SquareTiles}. */
final class ColumnTile4x4 {

  private ColumnTile4x4() {}

  /**
   * {@code c[i,j] = sum_k a[k,i] w[k,j]} for all rows and four vectors of columns.
   *
   * @param depth an even number
   */
  static void apply(float[] a, int aAt, float[] w, int wAt, float[] c, int cAt, int depth) {
    for (int i = 0; i < SIDE; i += 4) {
      int ai = aAt + i;
      int at = wAt;
      FloatVector s00 = FloatVector.zero(Lanes.FLOATS);
      FloatVector s01 = s00;
      FloatVector s02 = s00;
      FloatVector s03 = s00;
      FloatVector s10 = s00;
      FloatVector s11 = s01;
      FloatVector s12 = s02;
      FloatVector s13 = s03;
      FloatVector s20 = s00;
      FloatVector s21 = s01;
      FloatVector s22 = s02;
      FloatVector s23 = s03;
      FloatVector s30 = s00;
      FloatVector s31 = s01;
      FloatVector s32 = s02;
      FloatVector s33 = s03;
      for (int k = 0; k < depth; k += 2, ai += 2 * SIDE, at += 2 * SIDE) {
        FloatVector w00 = FloatVector.fromArray(Lanes.FLOATS, w, at);
        FloatVector w01 = FloatVector.fromArray(Lanes.FLOATS, w, at + Lanes.COUNT);
        FloatVector w02 = FloatVector.fromArray(Lanes.FLOATS, w, at + 2 * Lanes.COUNT);
        FloatVector w03 = FloatVector.fromArray(Lanes.FLOATS, w, at + 3 * Lanes.COUNT);
        FloatVector x00 = FloatVector.broadcast(Lanes.FLOATS, a[ai]);
        s00 = x00.fma(w00, s00);
        s01 = x00.fma(w01, s01);
        s02 = x00.fma(w02, s02);
        s03 = x00.fma(w03, s03);
        FloatVector x01 = FloatVector.broadcast(Lanes.FLOATS, a[ai + 1]);
        s10 = x01.fma(w00, s10);
        s11 = x01.fma(w01, s11);
        s12 = x01.fma(w02, s12);
        s13 = x01.fma(w03, s13);
        FloatVector x02 = FloatVector.broadcast(Lanes.FLOATS, a[ai + 2]);
        s20 = x02.fma(w00, s20);
        s21 = x02.fma(w01, s21);
        s22 = x02.fma(w02, s22);
        s23 = x02.fma(w03, s23);
        FloatVector x03 = FloatVector.broadcast(Lanes.FLOATS, a[ai + 3]);
        s30 = x03.fma(w00, s30);
        s31 = x03.fma(w01, s31);
        s32 = x03.fma(w02, s32);
        s33 = x03.fma(w03, s33);
        FloatVector w10 = FloatVector.fromArray(Lanes.FLOATS, w, at + SIDE);
        FloatVector w11 = FloatVector.fromArray(Lanes.FLOATS, w, at + SIDE + Lanes.COUNT);
        FloatVector w12 = FloatVector.fromArray(Lanes.FLOATS, w, at + SIDE + 2 * Lanes.COUNT);
        FloatVector w13 = FloatVector.fromArray(Lanes.FLOATS, w, at + SIDE + 3 * Lanes.COUNT);
        FloatVector x10 = FloatVector.broadcast(Lanes.FLOATS, a[ai + SIDE]);
        s00 = x10.fma(w10, s00);
        s01 = x10.fma(w11, s01);
        s02 = x10.fma(w12, s02);
        s03 = x10.fma(w13, s03);
        FloatVector x11 = FloatVector.broadcast(Lanes.FLOATS, a[ai + SIDE + 1]);
        s10 = x11.fma(w10, s10);
        s11 = x11.fma(w11, s11);
        s12 = x11.fma(w12, s12);
        s13 = x11.fma(w13, s13);
        FloatVector x12 = FloatVector.broadcast(Lanes.FLOATS, a[ai + SIDE + 2]);
        s20 = x12.fma(w10, s20);
        s21 = x12.fma(w11, s21);
        s22 = x12.fma(w12, s22);
        s23 = x12.fma(w13, s23);
        FloatVector x13 = FloatVector.broadcast(Lanes.FLOATS, a[ai + SIDE + 3]);
        s30 = x13.fma(w10, s30);
        s31 = x13.fma(w11, s31);
        s32 = x13.fma(w12, s32);
        s33 = x13.fma(w13, s33);
      }
      int ci = cAt + i * SIDE;
      s00.intoArray(c, ci);
      s01.intoArray(c, ci + Lanes.COUNT);
      s02.intoArray(c, ci + 2 * Lanes.COUNT);
      s03.intoArray(c, ci + 3 * Lanes.COUNT);
      s10.intoArray(c, ci + SIDE);
      s11.intoArray(c, ci + SIDE + Lanes.COUNT);
      s12.intoArray(c, ci + SIDE + 2 * Lanes.COUNT);
      s13.intoArray(c, ci + SIDE + 3 * Lanes.COUNT);
      s20.intoArray(c, ci + 2 * SIDE);
      s21.intoArray(c, ci + 2 * SIDE + Lanes.COUNT);
      s22.intoArray(c, ci + 2 * SIDE + 2 * Lanes.COUNT);
      s23.intoArray(c, ci + 2 * SIDE + 3 * Lanes.COUNT);
      s30.intoArray(c, ci + 3 * SIDE);
      s31.intoArray(c, ci + 3 * SIDE + Lanes.COUNT);
      s32.intoArray(c, ci + 3 * SIDE + 2 * Lanes.COUNT);
      s33.intoArray(c, ci + 3 * SIDE + 3 * Lanes.COUNT);
    }
  }
}

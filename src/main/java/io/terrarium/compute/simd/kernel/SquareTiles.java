package io.terrarium.compute.simd.kernel;

/**
 * The products of a layer with {@link #SIDE} inputs and as many outputs, where agents spend their
 * time. Tiles of the result stay in registers: five rows by two vectors where the processor has 16
 * vector registers, four rows or five by four vectors where it has 32. All strides are constant, so
 * that a tile's loads share two pointers; with strides that the compiler does not know, working out
 * addresses takes longer than the fma. If the rows that are left do not fill a tile, the last tile
 * begins that much earlier. Tiles of four rows take two steps of the sum at a time, because the
 * loop itself would take noticeable time otherwise. Sums with an odd number of steps go to the
 * tiles of five by two, which take one step at a time.
 *
 * <p>Tiles are written out, because the compiler boxes a vector that crosses a call which it does
 * not inline.
 */
final class SquareTiles {

  /** The number of inputs and of outputs of the agents' hidden layers. */
  static final int SIDE = 64;

  private static final int NARROW = 2 * Lanes.COUNT;
  private static final int WIDE = 4 * Lanes.COUNT;

  private SquareTiles() {}

  /**
   * {@code c = a w + b} of {@code a [rows,SIDE]}, at least five rows, and {@code w [SIDE,SIDE]}.
   */
  static void multiply(
      float[] a, int aAt, float[] w, int wAt, float[] b, int bAt, float[] c, int cAt, int rows) {
    for (int j = 0; j < SIDE; j += Lanes.WIDE ? WIDE : NARROW) {
      if (Lanes.WIDE) {
        RowTile5x4.apply(a, aAt, w, wAt + j, b, bAt + j, c, cAt + j, rows);
      } else {
        RowTile5x2.apply(a, aAt, w, wAt + j, b, bAt + j, c, cAt + j, rows);
      }
    }
  }

  /** {@code c = a^T d} of {@code a [depth,SIDE]} and {@code d [depth,SIDE]}. */
  static void multiplyTransposed(
      float[] a, int aAt, float[] d, int dAt, float[] c, int cAt, int depth) {
    boolean isWide = Lanes.WIDE && depth % 2 == 0;
    for (int j = 0; j < SIDE; j += isWide ? WIDE : NARROW) {
      if (isWide) {
        ColumnTile4x4.apply(a, aAt, d, dAt + j, c, cAt + j, depth);
      } else {
        ColumnTile5x2.apply(a, aAt, d, dAt + j, c, cAt + j, depth);
      }
    }
  }
}

package io.terrarium.compute.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * Copies two vectors' width of a matrix into a panel of its own: rows side by side, so that a
 * tile's loads neither compete for the same cache sets nor need a bounds check each.
 */
final class Panels {

  /** Numbers in a row of a panel. */
  static final int WIDTH = 2 * Lanes.COUNT;

  private static final VectorShuffle<Float> SWAP_1 = swap(1);
  private static final VectorShuffle<Float> SWAP_2 = swap(2);
  private static final VectorShuffle<Float> SWAP_4 = swap(4);
  private static final VectorShuffle<Float> SWAP_8 = swap(8);
  private static final VectorMask<Float> ODD_1 = odd(1);
  private static final VectorMask<Float> ODD_2 = odd(2);
  private static final VectorMask<Float> ODD_4 = odd(4);
  private static final VectorMask<Float> ODD_8 = odd(8);

  private Panels() {}

  private static VectorShuffle<Float> swap(int distance) {
    return VectorShuffle.fromOp(Lanes.FLOATS, lane -> (lane ^ distance) % Lanes.COUNT);
  }

  private static VectorMask<Float> odd(int distance) {
    boolean[] odd = new boolean[Lanes.COUNT];
    for (int lane = 0; lane < odd.length; lane++) {
      odd[lane] = (lane & distance) != 0;
    }
    return VectorMask.fromArray(Lanes.FLOATS, odd, 0);
  }

  /**
   * {@code panel[k,j] = w[k,j]} for the first columns of {@code w}, whose rows are {@code width}
   * apart.
   */
  static void pack(float[] w, int wAt, float[] panel, int depth, int width) {
    int at = wAt;
    for (int k = 0; k < depth; k++, at += width) {
      FloatVector.fromArray(Lanes.FLOATS, w, at).intoArray(panel, k * WIDTH);
      FloatVector.fromArray(Lanes.FLOATS, w, at + Lanes.COUNT)
          .intoArray(panel, k * WIDTH + Lanes.COUNT);
    }
  }

  /** {@code panel[c,k] = w[k,c]} for the first rows of {@code w}, which are {@code out} long. */
  static void packTransposed(float[] w, int wAt, float[] panel, int out) {
    int blocks = out - out % Lanes.COUNT;
    packLeft(w, wAt, panel, 0, blocks, out);
    packLeft(w, wAt + Lanes.COUNT * out, panel, Lanes.COUNT, blocks, out);
    exchange(panel, blocks, 2, SWAP_2, ODD_2);
    if (Lanes.COUNT > 4) {
      exchange(panel, blocks, 4, SWAP_4, ODD_4);
    }
    if (Lanes.COUNT > 8) {
      exchange(panel, blocks, 8, SWAP_8, ODD_8);
    }
    for (int c = blocks; c < out; c++) {
      for (int k = 0; k < WIDTH; k++) {
        panel[c * WIDTH + k] = w[wAt + k * out + c];
      }
    }
  }

  /**
   * The square blocks of half a panel, each with its first exchange done: neighbours in each pair
   * of rows.
   */
  private static void packLeft(
      float[] w, int wAt, float[] panel, int panelAt, int blocks, int out) {
    for (int i = 0; i < Lanes.COUNT; i += 2) {
      int from = wAt + i * out;
      int to = panelAt + i * WIDTH;
      for (int c = 0; c < blocks; c += Lanes.COUNT) {
        FloatVector a = FloatVector.fromArray(Lanes.FLOATS, w, from + c);
        FloatVector b = FloatVector.fromArray(Lanes.FLOATS, w, from + out + c);
        a.blend(b.rearrange(SWAP_1), ODD_1).intoArray(panel, to + c * WIDTH);
        a.rearrange(SWAP_1).blend(b, ODD_1).intoArray(panel, to + c * WIDTH + WIDTH);
      }
    }
  }

  /**
   * One step of transposing every square block: exchanges what is {@code distance} from the
   * diagonal.
   */
  private static void exchange(
      float[] panel, int rows, int distance, VectorShuffle<Float> swap, VectorMask<Float> odd) {
    for (int first = 0; first < rows; first += 2 * distance) {
      int end = (first + distance) * WIDTH;
      for (int at = first * WIDTH; at < end; at += Lanes.COUNT) {
        FloatVector a = FloatVector.fromArray(Lanes.FLOATS, panel, at);
        FloatVector b = FloatVector.fromArray(Lanes.FLOATS, panel, at + distance * WIDTH);
        a.blend(b.rearrange(swap), odd).intoArray(panel, at);
        a.rearrange(swap).blend(b, odd).intoArray(panel, at + distance * WIDTH);
      }
    }
  }
}

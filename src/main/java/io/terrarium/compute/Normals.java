package io.terrarium.compute;

import io.terrarium.math.FloatMath;
import io.terrarium.math.Key;

/**
 * Standard normal numbers by the method of Box and Muller (1958), two from each block of random
 * bits.
 */
public final class Normals {

  private static final float TWO_PI = 6.2831855f;

  private Normals() {}

  /** Fills {@code n} numbers with the normals at the indices from {@code from} on. */
  public static void fill(Key key, long from, float[] out, int at, int n) {
    fill(key, from, out, at, n, new int[words(n)]);
  }

  /** The number of random words that is enough for {@code n} normals from any index on. */
  public static int words(int n) {
    return n + 2;
  }

  /**
   * Fills {@code n} numbers in the same way, but allocates no array.
   *
   * @param words work space for {@code words(n)} numbers
   */
  public static void fill(Key key, long from, float[] out, int at, int n, int[] words) {
    int skipped = (int) (from & 1);
    int end = n + skipped;
    key.words(from - skipped, words, 0, end + (end & 1));
    for (int i = 0; i < end; i += 2) {
      float angle = TWO_PI * Key.unit(words[i]);
      float radius = radius(words[i + 1]);
      if (i >= skipped) {
        out[at + i - skipped] = radius * FloatMath.cos(angle);
      }
      if (i + 1 < end) {
        out[at + i + 1 - skipped] = radius * FloatMath.sin(angle);
      }
    }
  }

  private static float radius(int word) {
    float aboveZero = Key.unit(word) + 0x1p-24f;
    return (float) Math.sqrt(-2 * FloatMath.log(aboveZero));
  }
}

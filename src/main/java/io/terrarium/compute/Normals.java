package io.terrarium.compute;

import io.terrarium.random.Key;

/**
 * Standard normal numbers by the method of Box and Muller (1958), two from each block of random
 * bits.
 */
public final class Normals {

  private static final float TWO_PI = 6.2831855f;

  private Normals() {}

  /** Fills {@code n} numbers with the normals at the indices from {@code from} on. */
  public static void fill(Key key, long from, float[] out, int at, int n) {
    int i = 0;
    if ((from & 1) == 1 && n > 0) {
      long bits = key.bits(from >>> 1);
      out[at] = radius(bits) * FloatMath.sin(angle(bits));
      i = 1;
    }
    for (; i + 1 < n; i += 2) {
      long bits = key.bits(from + i >>> 1);
      float radius = radius(bits);
      float angle = angle(bits);
      out[at + i] = radius * FloatMath.cos(angle);
      out[at + i + 1] = radius * FloatMath.sin(angle);
    }
    if (i < n) {
      long bits = key.bits(from + i >>> 1);
      out[at + i] = radius(bits) * FloatMath.cos(angle(bits));
    }
  }

  private static float radius(long bits) {
    float aboveZero = Key.unit((int) (bits >>> 32)) + 0x1p-24f;
    return (float) Math.sqrt(-2 * FloatMath.log(aboveZero));
  }

  private static float angle(long bits) {
    return TWO_PI * Key.unit((int) bits);
  }
}

package io.terrarium.math;

/**
 * Computes many words of {@link Threefry} at once. The rounds are written out in one loop on ints
 * alone, which the compiler turns into vector instructions. That is several times as fast, although
 * the whole block is computed for each of its two words.
 */
final class ThreefryWords {

  private ThreefryWords() {}

  /**
   * Fills {@code n} numbers of an array with the words from {@code from} on: word {@code 2 i} is
   * the low half of block {@code i}, word {@code 2 i + 1} the high half.
   */
  static void fill(int key0, int key1, int from, int[] out, int at, int n) {
    for (int i = 0; i < n; i++) {
      out[at + i] = from + i;
    }
    int key2 = Threefry.PARITY ^ key0 ^ key1;
    for (int i = at; i < at + n; i++) {
      int index = out[i];
      int x0 = key0;
      int x1 = (index >>> 1) + key1;
      x0 += x1;
      x1 = Integer.rotateLeft(x1, 13) ^ x0;
      x0 += x1;
      x1 = Integer.rotateLeft(x1, 15) ^ x0;
      x0 += x1;
      x1 = Integer.rotateLeft(x1, 26) ^ x0;
      x0 += x1;
      x1 = Integer.rotateLeft(x1, 6) ^ x0;
      x0 += key1;
      x1 += key2 + 1;
      x0 += x1;
      x1 = Integer.rotateLeft(x1, 17) ^ x0;
      x0 += x1;
      x1 = Integer.rotateLeft(x1, 29) ^ x0;
      x0 += x1;
      x1 = Integer.rotateLeft(x1, 16) ^ x0;
      x0 += x1;
      x1 = Integer.rotateLeft(x1, 24) ^ x0;
      x0 += key2;
      x1 += key0 + 2;
      x0 += x1;
      x1 = Integer.rotateLeft(x1, 13) ^ x0;
      x0 += x1;
      x1 = Integer.rotateLeft(x1, 15) ^ x0;
      x0 += x1;
      x1 = Integer.rotateLeft(x1, 26) ^ x0;
      x0 += x1;
      x1 = Integer.rotateLeft(x1, 6) ^ x0;
      x0 += key0;
      x1 += key1 + 3;
      x0 += x1;
      x1 = Integer.rotateLeft(x1, 17) ^ x0;
      x0 += x1;
      x1 = Integer.rotateLeft(x1, 29) ^ x0;
      x0 += x1;
      x1 = Integer.rotateLeft(x1, 16) ^ x0;
      x0 += x1;
      x1 = Integer.rotateLeft(x1, 24) ^ x0;
      x0 += key1;
      x1 += key2 + 4;
      x0 += x1;
      x1 = Integer.rotateLeft(x1, 13) ^ x0;
      x0 += x1;
      x1 = Integer.rotateLeft(x1, 15) ^ x0;
      x0 += x1;
      x1 = Integer.rotateLeft(x1, 26) ^ x0;
      x0 += x1;
      x1 = Integer.rotateLeft(x1, 6) ^ x0;
      x0 += key2;
      x1 += key0 + 5;
      int odd = -(index & 1);
      out[i] = x0 & odd | x1 & ~odd;
    }
  }
}

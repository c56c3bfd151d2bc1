package io.terrarium.math;

/**
 * Threefry-2x32 with 20 rounds, a counter-based random number generator: Salmon et al., "Parallel
 * random numbers: as easy as 1, 2, 3" (SC 2011, <a
 * href="https://doi.org/10.1145/2063384.2063405">doi 10.1145/2063384.2063405</a>), as Random123 and
 * JAX compute it.
 */
final class Threefry {

  static final int PARITY = 0x1BD11BDA;

  private Threefry() {}

  /** The block of a counter under a key; its first word is in the high half of the result. */
  static long block(int key0, int key1, int counter0, int counter1) {
    int key2 = PARITY ^ key0 ^ key1;
    int x0 = counter0 + key0;
    int x1 = counter1 + key1;
    long x = evenRounds(x0, x1);
    x = oddRounds(high(x) + key1, low(x) + key2 + 1);
    x = evenRounds(high(x) + key2, low(x) + key0 + 2);
    x = oddRounds(high(x) + key0, low(x) + key1 + 3);
    x = evenRounds(high(x) + key1, low(x) + key2 + 4);
    return pack(high(x) + key2, low(x) + key0 + 5);
  }

  private static long evenRounds(int a, int b) {
    int x0 = a + b;
    int x1 = Integer.rotateLeft(b, 13) ^ x0;
    x0 += x1;
    x1 = Integer.rotateLeft(x1, 15) ^ x0;
    x0 += x1;
    x1 = Integer.rotateLeft(x1, 26) ^ x0;
    x0 += x1;
    x1 = Integer.rotateLeft(x1, 6) ^ x0;
    return pack(x0, x1);
  }

  private static long oddRounds(int a, int b) {
    int x0 = a + b;
    int x1 = Integer.rotateLeft(b, 17) ^ x0;
    x0 += x1;
    x1 = Integer.rotateLeft(x1, 29) ^ x0;
    x0 += x1;
    x1 = Integer.rotateLeft(x1, 16) ^ x0;
    x0 += x1;
    x1 = Integer.rotateLeft(x1, 24) ^ x0;
    return pack(x0, x1);
  }

  private static long pack(int high, int low) {
    return (long) high << 32 | low & 0xFFFFFFFFL;
  }

  private static int high(long x) {
    return (int) (x >>> 32);
  }

  private static int low(long x) {
    return (int) x;
  }
}

package io.terrarium.math;

/**
 * The name of an endless sequence of random words. A key is derived from a seed by folding in what
 * the draws are for, so a draw depends on its key and index alone, and not on who draws it or when.
 * The words are those of Threefry-2x32: Salmon et al., "Parallel random numbers: as easy as 1, 2,
 * 3" (SC 2011, <a href="https://doi.org/10.1145/2063384.2063405">doi 10.1145/2063384.2063405</a>).
 *
 * @param word0 the first word of the generator's key
 * @param word1 the second word of the generator's key
 */
public record Key(int word0, int word1) {

  private static final float UNIT = 0x1p-24f;

  /** The key of a seed. */
  public static Key of(long seed) {
    return new Key((int) (seed >>> 32), (int) seed);
  }

  /** The key of one of many like things: a generation, a rollout, a candidate. */
  public Key fold(long index) {
    return of(bits(index));
  }

  /** The key of the draws for one purpose. */
  public Key fold(Purpose purpose) {
    return of(Threefry.block(word0, word1, purpose.code(), 0x5C0FE));
  }

  /** The 64 random bits at an index. */
  long bits(long index) {
    return Threefry.block(word0, word1, (int) (index >>> 32), (int) index);
  }

  /** The uniform number in [0, 1) at an index, a multiple of 2^-24. */
  public float uniform(long index) {
    return unit(word(index));
  }

  /** The number in [0, 1) that 32 random bits make: their upper 24 bits times 2^-24. */
  public static float unit(int bits) {
    return (bits >>> 8) * UNIT;
  }

  /**
   * Fills {@code n} numbers of an array, from the index {@code at} on, with the uniforms at the
   * indices from {@code from} on.
   */
  public void uniforms(long from, float[] out, int at, int n) {
    for (int i = 0; i < n; i++) {
      out[at + i] = uniform(from + i);
    }
  }

  /**
   * Fills {@code n} numbers with the words from {@code from} on: word {@code 2 i} is the low half
   * of the bits at {@code i}, word {@code 2 i + 1} the high half.
   */
  public void words(long from, int[] out, int at, int n) {
    if (from + n <= Integer.MAX_VALUE) {
      ThreefryWords.fill(word0, word1, (int) from, out, at, n);
      return;
    }
    for (int i = 0; i < n; i++) {
      out[at + i] = word(from + i);
    }
  }

  /**
   * Fills {@code n} numbers of an array with whole numbers from 0 to {@code bound - 1}: the words
   * from {@code from} on, scaled by {@code word bound / 2^32}.
   *
   * @param bound positive
   */
  public void below(int bound, long from, int[] out, int at, int n) {
    words(from, out, at, n);
    for (int i = at; i < at + n; i++) {
      out[i] = scale(out[i], bound);
    }
  }

  /**
   * Fills {@code n} numbers of an array with a random order of 0 to {@code n - 1}, by the shuffle
   * of Fisher and Yates on the words from {@code from} on.
   */
  public void permutation(long from, int[] out, int at, int n) {
    words(from, out, at, n);
    for (int i = 0; i < n; i++) {
      int j = scale(out[at + i], i + 1);
      out[at + i] = out[at + j];
      out[at + j] = i;
    }
  }

  private int word(long index) {
    return (int) (bits(index >>> 1) >>> ((index & 1) << 5));
  }

  private static int scale(int word, int bound) {
    return (int) ((word & 0xFFFFFFFFL) * bound >>> 32);
  }
}

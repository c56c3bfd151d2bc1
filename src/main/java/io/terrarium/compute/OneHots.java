package io.terrarium.compute;

import io.terrarium.math.Key;
import java.util.Arrays;

/** Random choices of one of several places, as rows of zeros and a one. */
public final class OneHots {

  private OneHots() {}

  /**
   * Fills {@code rows} rows by the uniform numbers at the indices from {@code from} on: the one
   * stands at the first place whose cumulative probability is above the number, or at the last
   * place if there is none.
   */
  public static void fill(Key key, long from, float[] cumulative, float[] out, int at, int rows) {
    int places = cumulative.length;
    Arrays.fill(out, at, at + rows * places, 0);
    for (int r = 0; r < rows; r++) {
      out[at + r * places + place(key.uniform(from + r), cumulative)] = 1;
    }
  }

  private static int place(float uniform, float[] cumulative) {
    int place = 0;
    while (place < cumulative.length - 1 && uniform >= cumulative[place]) {
      place++;
    }
    return place;
  }
}

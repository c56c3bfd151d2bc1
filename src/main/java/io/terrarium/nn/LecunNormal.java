package io.terrarium.nn;

import io.terrarium.compute.Normals;
import io.terrarium.math.Key;
import java.util.Arrays;

/**
 * The initialisation of flax's dense layers. Kernels are drawn from a standard normal truncated at
 * 2, times {@code sqrt(1 / fan_in) / 0.87962566}, so that their variance is {@code 1 / fan_in};
 * biases are 0. The numbers of a key do not depend on the backend.
 */
public final class LecunNormal {

  private static final float TRUNCATED_STD = 0.87962566f;
  private static final float BOUND = 2;

  private LecunNormal() {}

  /** Fills the parameters of a network from {@code at} on. */
  public static void fill(Key key, MlpShape shape, float[] parameters, int at) {
    int from = at;
    for (int i = 0; i < shape.layers(); i++) {
      int kernel = shape.in(i) * shape.out(i);
      fillKernel(key.fold(i), shape.in(i), parameters, from, kernel);
      Arrays.fill(parameters, from + kernel, from + kernel + shape.out(i), 0);
      from += shape.layerParameters(i);
    }
  }

  private static void fillKernel(Key key, int fanIn, float[] parameters, int at, int n) {
    float scale = (float) Math.sqrt(1f / fanIn) / TRUNCATED_STD;
    float[] draws = new float[256];
    int[] words = new int[Normals.words(draws.length)];
    long drawn = 0;
    int filled = 0;
    while (filled < n) {
      Normals.fill(key, drawn, draws, 0, draws.length, words);
      drawn += draws.length;
      for (int i = 0; i < draws.length && filled < n; i++) {
        if (Math.abs(draws[i]) < BOUND) {
          parameters[at + filled++] = draws[i] * scale;
        }
      }
    }
  }
}

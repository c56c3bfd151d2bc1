package io.terrarium.strategy;

import io.terrarium.compute.Normals;
import io.terrarium.math.Key;

/** The standard normal vector of a candidate. */
final class Perturbation {

  private Perturbation() {}

  /** The vector of one candidate, independent of all others. */
  static float[] of(Key generation, int index, int dimensions) {
    float[] noise = new float[dimensions];
    Normals.fill(generation.fold(index), 0, noise, 0, dimensions);
    return noise;
  }

  /** The vector of one candidate where an odd one mirrors the one before it. */
  static float[] antithetic(Key generation, int index, int dimensions) {
    boolean mirrored = (index & 1) == 1;
    float[] noise = of(generation, mirrored ? index - 1 : index, dimensions);
    if (mirrored) {
      for (int i = 0; i < dimensions; i++) {
        noise[i] = -noise[i];
      }
    }
    return noise;
  }
}

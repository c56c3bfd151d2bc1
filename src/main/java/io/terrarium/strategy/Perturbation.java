package io.terrarium.strategy;

import io.terrarium.compute.Normals;
import io.terrarium.math.Key;

/**
 * The standard normal vector of a candidate; with antithetic pairs an odd candidate mirrors the one
 * before it.
 */
final class Perturbation {

  private Perturbation() {}

  static float[] of(Key generation, StrategySettings settings, int index, int dimensions) {
    float[] noise = new float[dimensions];
    boolean mirrored = settings.antithetic() && (index & 1) == 1;
    Normals.fill(generation.fold(mirrored ? index - 1 : index), 0, noise, 0, dimensions);
    if (mirrored) {
      for (int i = 0; i < dimensions; i++) {
        noise[i] = -noise[i];
      }
    }
    return noise;
  }
}

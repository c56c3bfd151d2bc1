package io.terrarium.scb;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.math.Key;

/** Draws latents of one kind. */
final class LatentDraws {

  private final Backend backend;
  private final Latent latent;
  private final float[] cumulative;

  LatentDraws(Backend backend, Latent latent, int size) {
    this.backend = backend;
    this.latent = latent;
    this.cumulative = cumulative(latent, size);
  }

  /** The probability of the first place, of the first two, and so on, of what is one-hot. */
  private static float[] cumulative(Latent latent, int size) {
    // softmax(-i) falls by the same factor from place to place, and a uniform one by none
    double factor = latent == Latent.SOFTMAX ? StrictMath.exp(-1) : 1;
    double total = 0;
    double weight = 1;
    double[] sums = new double[size];
    for (int i = 0; i < size; i++, weight *= factor) {
      total += weight;
      sums[i] = total;
    }
    float[] cumulative = new float[size];
    for (int i = 0; i < size; i++) {
      cumulative[i] = (float) (sums[i] / total);
    }
    return cumulative;
  }

  /** The {@code index}-th latent of each row of {@code z [copies, size]}. */
  void draw(Key[] keys, long index, Block z) {
    switch (latent) {
      case NORMAL -> backend.normal(keys, index * z.size(), z);
      case UNIFORM -> backend.uniform(keys, index * z.size(), z);
      case CATEGORICAL, SOFTMAX -> backend.oneHot(keys, index * z.rows(), cumulative, z);
    }
  }
}

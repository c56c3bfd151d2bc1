package io.terrarium.scb;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.math.Key;

/** Draws the latents of one distribution. */
final class LatentDraws {

  private final Backend backend;
  private final Latent latent;
  private final float[] cumulative;

  LatentDraws(Backend backend, Latent latent, int size) {
    this.backend = backend;
    this.latent = latent;
    this.cumulative = cumulative(latent, size);
  }

  /** The cumulative probabilities of the places of a one-hot latent, from the first place on. */
  private static float[] cumulative(Latent latent, int size) {
    // softmax(-i) falls by the same factor from place to place; equal probabilities do not fall
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

  /** Fills each row of {@code z [copies, size]} with its {@code index}-th latent. */
  void draw(Key[] keys, long index, Block z) {
    switch (latent) {
      case NORMAL -> backend.normal(keys, index * z.size(), z);
      case UNIFORM -> backend.uniform(keys, index * z.size(), z);
      case CATEGORICAL, SOFTMAX -> backend.oneHot(keys, index * z.rows(), cumulative, z);
    }
  }
}

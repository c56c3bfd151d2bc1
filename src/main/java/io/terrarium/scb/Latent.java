package io.terrarium.scb;

/**
 * The distribution of the latents from which a synthetic environment computes its initial states.
 */
public enum Latent {
  /** Independent standard normal numbers. */
  NORMAL,
  /** Independent uniform numbers in [0, 1). */
  UNIFORM,
  /** One-hot vectors in which each place is equally likely. */
  CATEGORICAL,
  /** One-hot vectors in which place i has the probability {@code softmax(-i)}. */
  SOFTMAX
}

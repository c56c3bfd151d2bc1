package io.terrarium.scb;

/** The distribution that initial states of a synthetic environment are drawn from. */
public enum Latent {
  /** Independent standard normals. */
  NORMAL,
  /** Independent numbers in [0, 1). */
  UNIFORM,
  /** One-hot, each place as likely as another. */
  CATEGORICAL,
  /** One-hot, place i with the probability {@code softmax(-i)}. */
  SOFTMAX
}

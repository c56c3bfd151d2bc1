package io.terrarium.compute;

/** What follows a dense layer. */
public enum Activation {
  /** The number itself. */
  LINEAR,
  /** {@code max(0, x)}. */
  RELU,
  /** The hyperbolic tangent. */
  TANH
}

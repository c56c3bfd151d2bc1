package io.terrarium.compute;

/** The functions that may follow a dense layer. */
public enum Activation {
  /** The number itself. */
  LINEAR,
  /** {@code max(0, x)}. */
  RELU,
  /** The hyperbolic tangent. */
  TANH
}

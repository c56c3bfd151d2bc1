package io.terrarium.compute;

/** What follows a dense layer. */
public enum Activation {
  LINEAR,
  RELU,
  TANH
}

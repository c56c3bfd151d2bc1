package io.terrarium.compute.simd;

/** The settings of Adam that every published agent shares. */
final class AdamConstants {

  static final float BETA1 = 0.9f;
  static final float BETA2 = 0.999f;
  static final float EPSILON = 1e-5f;

  private AdamConstants() {}
}

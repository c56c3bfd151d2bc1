package io.terrarium.compute.simd.kernel;

/** The settings of Adam that every published agent shares. */
final class AdamConstants {

  static final float BETA1 = 0.9f;
  static final float BETA2 = 0.999f;
  static final float EPSILON = 1e-5f;

  /**
   * These bits less those of a positive number are those of minus its reciprocal, to 6%. A step of
   * Halley and one of Newton make a float of it, to 1 ulp for numbers from 1e-30 to 1e30. That
   * leaves the divider to the root, which takes as long as all else in a step.
   */
  static final int NEGATIVE_RECIPROCAL = 0xfef3f000;

  private AdamConstants() {}
}

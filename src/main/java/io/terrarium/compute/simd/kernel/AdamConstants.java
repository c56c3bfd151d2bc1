package io.terrarium.compute.simd.kernel;

/** The settings of Adam that every published agent shares. */
final class AdamConstants {

  static final float BETA1 = 0.9f;
  static final float BETA2 = 0.999f;
  static final float EPSILON = 1e-5f;

  /**
   * The constant of an approximate reciprocal: these bits, less the bits of a positive number, are
   * the bits of minus its reciprocal to within 6%. A step of Halley's method and one of Newton's
   * bring that to within 1 ulp for numbers from 1e-30 to 1e30. The divider is then free for the
   * square root, which takes as long as all the rest of a step.
   */
  static final int NEGATIVE_RECIPROCAL = 0xfef3f000;

  private AdamConstants() {}
}

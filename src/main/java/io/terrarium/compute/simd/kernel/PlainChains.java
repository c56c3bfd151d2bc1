package io.terrarium.compute.simd.kernel;

/** The plain twin of {@link VectorChains}: a loop that the compiler turns into vectors. */
final class PlainChains {

  /** The number of fused multiply-adds in a step. */
  static final int NUMBERS = 128;

  private PlainChains() {}

  static float run(int steps) {
    float[] s = new float[NUMBERS];
    for (int step = 0; step < steps; step++) {
      for (int i = 0; i < NUMBERS; i++) {
        s[i] = Math.fma(s[i], 0.999f, 0.001f);
      }
    }
    return s[0];
  }
}

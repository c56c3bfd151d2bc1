package io.terrarium.compute.simd;

/**
 * The bias correction of Adam, {@code 1 / (1 - beta^step)}. The power is computed by squaring, so
 * that it is the same on every processor.
 */
final class BiasCorrection {

  private BiasCorrection() {}

  static float of(double beta, int step) {
    double power = 1;
    double square = beta;
    for (int bits = step; bits != 0; bits >>>= 1) {
      if ((bits & 1) == 1) {
        power *= square;
      }
      square *= square;
    }
    return (float) (1 / (1 - power));
  }
}

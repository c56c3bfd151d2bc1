package io.terrarium.compute.nd4j;

import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * What the numbers of an argument are drawn from, and which infinite ones it may hold besides.
 *
 * @param draw a number
 * @param positive whether it may be infinite
 * @param negative whether it may be minus infinity
 */
record Numbers(ToDoubleFunction<Random> draw, boolean positive, boolean negative) {

  static final Numbers NORMAL = of(Random::nextGaussian);
  static final Numbers FLAG = of(random -> random.nextInt(2));
  static final Numbers SHARE = of(Random::nextFloat);

  /** Uniform numbers as every backend draws them. */
  static final Numbers UNIFORM = finite(Random::nextFloat);

  static Numbers of(ToDoubleFunction<Random> draw) {
    return new Numbers(draw, true, true);
  }

  static Numbers positive(ToDoubleFunction<Random> draw) {
    return new Numbers(draw, true, false);
  }

  static Numbers finite(ToDoubleFunction<Random> draw) {
    return new Numbers(draw, false, false);
  }

  static Numbers index(int n) {
    return finite(random -> random.nextInt(n));
  }

  boolean takes(float infinite) {
    return infinite > 0 ? positive : negative;
  }
}

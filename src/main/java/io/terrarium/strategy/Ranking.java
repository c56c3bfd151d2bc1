package io.terrarium.strategy;

import java.util.Arrays;
import java.util.Comparator;

/** The order of candidates by fitness. */
final class Ranking {

  private Ranking() {}

  /**
   * The indices of the candidates, best first. Ties keep their order, and a fitness that is not a
   * number ranks last.
   */
  static Integer[] bestFirst(float[] fitness) {
    Integer[] order = new Integer[fitness.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparing((Integer i) -> rankable(fitness[i])).reversed());
    return order;
  }

  /** The fitness, or minus infinity where it is not a number. */
  static float rankable(float fitness) {
    return Float.isNaN(fitness) ? Float.NEGATIVE_INFINITY : fitness;
  }
}

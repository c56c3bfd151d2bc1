package io.terrarium.strategy;

import java.util.Arrays;
import java.util.Comparator;

/** The order of candidates by fitness. */
final class Ranking {

  private Ranking() {}

  /** Indices of the candidates, best first. Ties keep their order; what is no number is last. */
  static Integer[] bestFirst(float[] fitness) {
    Integer[] order = new Integer[fitness.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparing((Integer i) -> rankable(fitness[i])).reversed());
    return order;
  }

  /** A fitness that compares: minus infinity for what is no number. */
  static float rankable(float fitness) {
    return Float.isNaN(fitness) ? Float.NEGATIVE_INFINITY : fitness;
  }
}

package io.terrarium.strategy;

import io.terrarium.math.Key;

/** Fitness that depends on no candidate, and in which many of the better half tie. */
enum Plateau {
  ALL_TIED {
    @Override
    float fitness(float drawn) {
      return 500;
    }
  },
  /** About nineteen of twenty are at the floor: they learned nothing. */
  MOST_AT_THE_FLOOR {
    @Override
    float fitness(float drawn) {
      return Math.max(drawn, 0.95f);
    }
  },
  /** About half are at the ceiling: they solve the task. */
  HALF_AT_THE_CEILING {
    @Override
    float fitness(float drawn) {
      return Math.min(drawn, 0.5f);
    }
  },
  /** About half failed, and the others tie. */
  HALF_FAILED {
    @Override
    float fitness(float drawn) {
      return drawn < 0.5f ? Float.NaN : 500;
    }
  };

  /**
   * The fitness of a candidate.
   *
   * @param drawn uniformly from 0 to 1
   */
  abstract float fitness(float drawn);

  float[] fitness(Key generation, int population) {
    float[] fitness = new float[population];
    generation.uniforms(0, fitness, 0, population);
    for (int i = 0; i < population; i++) {
      fitness[i] = fitness(fitness[i]);
    }
    return fitness;
  }
}

package io.terrarium.strategy;

import io.terrarium.random.Key;

/** Fitness that depends on no candidate, and in which many tie. */
enum Plateau {
  ALL_TIED {
    @Override
    float fitness(float drawn) {
      return 500;
    }
  },
  /** About half are at the floor: they learned nothing. */
  LOWER_HALF_TIED {
    @Override
    float fitness(float drawn) {
      return Math.max(drawn, 0.5f);
    }
  },
  /** About half are at the ceiling: they solve the task. */
  UPPER_HALF_TIED {
    @Override
    float fitness(float drawn) {
      return Math.min(drawn, 0.5f);
    }
  },
  TWO_LEVELS {
    @Override
    float fitness(float drawn) {
      return drawn < 0.5f ? 9 : 500;
    }
  },
  HALF_FAILED {
    @Override
    float fitness(float drawn) {
      return drawn < 0.5f ? Float.NaN : drawn;
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

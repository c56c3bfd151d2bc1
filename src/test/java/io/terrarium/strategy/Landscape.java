package io.terrarium.strategy;

import java.util.Arrays;

/** Test functions whose maximum is 0, where each parameter is {@link #best}. */
enum Landscape {
  /** {@code -sum x_j^2} */
  SPHERE(10, 1, 0) {
    @Override
    float fitness(float[] x) {
      float sum = 0;
      for (float each : x) {
        sum += each * each;
      }
      return -sum;
    }
  },

  /** {@code -sum 100 (x_{j+1} - x_j^2)^2 + (1 - x_j)^2}: a curved valley. */
  ROSENBROCK(2, -0.5f, 1) {
    @Override
    float fitness(float[] x) {
      float sum = 0;
      for (int j = 0; j + 1 < x.length; j++) {
        float off = x[j + 1] - x[j] * x[j];
        sum += 100 * off * off + (1 - x[j]) * (1 - x[j]);
      }
      return -sum;
    }
  },

  /** {@code -sum x_j^2 + 10 (1 - cos 2 pi x_j)}: a summit at each point of whole numbers. */
  RASTRIGIN(5, 2.2f, 0) {
    @Override
    float fitness(float[] x) {
      double sum = 0;
      for (float each : x) {
        sum += each * each + 10 * (1 - StrictMath.cos(2 * Math.PI * each));
      }
      return (float) -sum;
    }
  };

  private final int dimensions;
  private final float begin;
  private final float best;

  Landscape(int dimensions, float begin, float best) {
    this.dimensions = dimensions;
    this.begin = begin;
    this.best = best;
  }

  /** Higher is better. */
  abstract float fitness(float[] x);

  float[] begin() {
    float[] mean = new float[dimensions];
    Arrays.fill(mean, begin);
    return mean;
  }

  /** How far the worst parameter is from the summit's. */
  float distance(float[] x) {
    float distance = 0;
    for (float each : x) {
      distance = Math.max(distance, Math.abs(each - best));
    }
    return distance;
  }
}

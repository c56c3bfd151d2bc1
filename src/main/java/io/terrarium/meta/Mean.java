package io.terrarium.meta;

/** The arithmetic mean, summed in index order in float64. */
final class Mean {

  private Mean() {}

  static float of(float[] numbers, int from, int n) {
    double sum = 0;
    for (int i = from; i < from + n; i++) {
      sum += numbers[i];
    }
    return (float) (sum / n);
  }
}

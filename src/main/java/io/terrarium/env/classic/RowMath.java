package io.terrarium.env.classic;

import io.terrarium.math.FloatMath;

/**
 * Loops over the copies of an environment. The compiler makes vectors of a loop only if it is
 * short, so a long formula is taken in several, with rows for what lies between; the bits are the
 * same either way.
 */
final class RowMath {

  private RowMath() {}

  static void sin(float[] x, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = FloatMath.sin(x[i]);
    }
  }

  static void cos(float[] x, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = FloatMath.cos(x[i]);
    }
  }

  /** {@code out = x + factor * y}. */
  static void addScaled(float[] x, float factor, float[] y, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = x[i] + factor * y[i];
    }
  }

  static void wrap(float[] angle, int n) {
    for (int i = 0; i < n; i++) {
      angle[i] = FloatMath.wrap(angle[i]);
    }
  }

  static void clip(float[] x, float low, float high, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = FloatMath.clip(x[i], low, high);
    }
  }

  /** A row becomes a column of a table whose rows are the copies. */
  static void toColumn(float[] row, float[] table, int column, int columns, int n) {
    for (int i = 0; i < n; i++) {
      table[i * columns + column] = row[i];
    }
  }
}

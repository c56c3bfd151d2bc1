package io.terrarium.math;

/**
 * Loops over rows of numbers, such as one number of each copy of an environment. The compiler makes
 * vectors of a loop only if it is short, so a long formula is computed in several loops, with rows
 * for what lies between; the bits are the same either way. An output may be one of the inputs.
 */
public final class RowMath {

  private RowMath() {}

  /** {@code out = sin(x)}, of the first {@code n} numbers. */
  public static void sin(float[] x, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = FloatMath.sin(x[i]);
    }
  }

  /** {@code out = cos(x)}. */
  public static void cos(float[] x, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = FloatMath.cos(x[i]);
    }
  }

  /** {@code out = asin(x)}. */
  public static void asin(float[] x, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = FloatMath.asin(x[i]);
    }
  }

  /** {@code out = acos(x)}. */
  public static void acos(float[] x, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = FloatMath.acos(x[i]);
    }
  }

  /** {@code out = atan2(y, x)}; here {@code out} must be neither of them. */
  public static void atan2(float[] y, float[] x, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = ArcFunctions.ratio(y[i], x[i]);
    }
    for (int i = 0; i < n; i++) {
      out[i] = ArcFunctions.atanOfRatio(out[i]);
    }
    for (int i = 0; i < n; i++) {
      out[i] = ArcFunctions.inQuadrant(out[i], y[i], x[i]);
    }
  }

  /** {@code out = x + factor * y}. */
  public static void addScaled(float[] x, float factor, float[] y, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = x[i] + factor * y[i];
    }
  }

  /** The angles less the whole turns in them, in place: from minus pi to pi. */
  public static void wrap(float[] angle, int n) {
    for (int i = 0; i < n; i++) {
      angle[i] = FloatMath.wrap(angle[i]);
    }
  }

  /** The nearest numbers between two bounds, in place. */
  public static void clip(float[] x, float low, float high, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = FloatMath.clip(x[i], low, high);
    }
  }

  /**
   * Writes a row as a column of a table, whose rows are the copies: of observations for instance.
   *
   * @param columns of the table
   */
  public static void toColumn(float[] row, float[] table, int column, int columns, int n) {
    for (int i = 0; i < n; i++) {
      table[i * columns + column] = row[i];
    }
  }
}

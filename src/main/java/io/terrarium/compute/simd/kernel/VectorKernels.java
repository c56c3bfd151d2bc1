package io.terrarium.compute.simd.kernel;

/** The kernels on the Java Vector API. {@link PlainKernels} gives the same bits without it. */
final class VectorKernels implements Kernels {

  private final WorkArrays scratch = new WorkArrays();
  private final float[] partial = new float[PartialSums.NORM];

  @Override
  public void dense(
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt,
      int rows,
      int in,
      int out) {
    if (out < NARROW) {
      float[] t = scratch.transposed(in * out);
      Transpose.narrow(w, wAt, t, 0, in, out);
      float[] sums = scratch.sums(rows * PartialSums.DOT);
      NarrowDense.multiply(x, xAt, t, b, bAt, y, yAt, rows, in, out, sums);
    } else {
      multiply(x, xAt, w, wAt, b, bAt, y, yAt, rows, in, out);
    }
  }

  private static void multiply(
      float[] a,
      int aAt,
      float[] w,
      int wAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int rows,
      int depth,
      int width) {
    if (depth == SquareTiles.SIDE && width == SquareTiles.SIDE && rows >= 5) {
      SquareTiles.multiply(a, aAt, w, wAt, b, bAt, c, cAt, rows);
    } else {
      RowTiles.multiply(a, aAt, w, wAt, b, bAt, c, cAt, rows, depth, width);
    }
  }

  @Override
  public void weightGradient(
      float[] x, int xAt, float[] dy, int dyAt, float[] dw, int dwAt, int rows, int in, int out) {
    if (out < NARROW) {
      float[] t = scratch.transposed(in * out);
      ColumnTiles.multiply(dy, dyAt, x, xAt, t, 0, out, rows, in);
      Transpose.scalar(t, 0, dw, dwAt, out, in);
    } else if (in == SquareTiles.SIDE && out == SquareTiles.SIDE) {
      SquareTiles.multiplyTransposed(x, xAt, dy, dyAt, dw, dwAt, rows);
    } else {
      ColumnTiles.multiply(x, xAt, dy, dyAt, dw, dwAt, in, rows, out);
    }
  }

  @Override
  public void biasGradient(float[] dy, int dyAt, float[] db, int dbAt, int rows, int out) {
    ColumnSums.add(dy, dyAt, db, dbAt, rows, out);
  }

  @Override
  public void inputGradient(
      float[] dy, int dyAt, float[] w, int wAt, float[] dx, int dxAt, int rows, int in, int out) {
    if (out == 1) { // a column and its transpose hold the same numbers
      multiply(dy, dyAt, w, wAt, scratch.zeros(in), 0, dx, dxAt, rows, out, in);
    } else {
      float[] t = scratch.transposed(ALIGNED + VectorTranspose.room(in, out));
      VectorTranspose.apply(w, wAt, t, ALIGNED, in, out);
      multiply(dy, dyAt, t, ALIGNED, scratch.zeros(in), 0, dx, dxAt, rows, out, in);
    }
  }

  @Override
  public void tanh(float[] y, int at, int n) {
    VectorTanh.apply(y, at, n);
  }

  @Override
  public void relu(float[] y, int at, int n) {
    VectorElements.relu(y, at, n);
  }

  @Override
  public void tanhGradient(float[] y, int yAt, float[] dy, int dyAt, int n) {
    VectorElements.tanhGradient(y, yAt, dy, dyAt, n);
  }

  @Override
  public void reluGradient(float[] y, int yAt, float[] dy, int dyAt, int n) {
    VectorElements.reluGradient(y, yAt, dy, dyAt, n);
  }

  @Override
  public void exp(float[] y, int at, int n) {
    VectorElements.exp(y, at, n);
  }

  @Override
  public void log(float[] y, int at, int n) {
    VectorElements.log(y, at, n);
  }

  @Override
  public void subtractLargest(float[] x, float[] y, float[] largest, int n, int stride) {
    VectorColumns.subtractLargest(x, y, largest, n, stride);
  }

  @Override
  public void divideBySums(float[] y, float[] sums, int n, int stride) {
    VectorColumns.divideBySums(y, sums, n, stride);
  }

  @Override
  public void means(float[] p, float[] x, float[] zero, float[] means, int n, int stride) {
    VectorColumns.means(p, x, zero, means, n, stride);
  }

  @Override
  public float squaredNorm(float[] g, int at, int n) {
    return SquaredNorm.of(g, at, n, partial);
  }

  @Override
  public void adam(
      float[] p,
      int pAt,
      float[] g,
      int gAt,
      float[] m,
      float[] v,
      int momentsAt,
      int n,
      float scale,
      float rate,
      float correction1,
      float correction2) {
    VectorAdam.step(p, pAt, g, gAt, m, v, momentsAt, n, scale, rate, correction1, correction2);
  }
}

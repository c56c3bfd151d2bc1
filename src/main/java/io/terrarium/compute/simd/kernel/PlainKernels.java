package io.terrarium.compute.simd.kernel;

import io.terrarium.math.FloatMath;
import java.util.Arrays;

/**
 * The kernels in plain Java. They give the same bits as {@link VectorKernels} on any JVM, and are
 * its oracle in tests.
 */
final class PlainKernels implements Kernels {

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
      narrowDense(x, xAt, w, wAt, b, bAt, y, yAt, rows, in, out);
    } else {
      multiply(x, xAt, w, wAt, b, bAt, y, yAt, rows, in, out);
    }
  }

  private static void multiply(
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
    for (int r = 0; r < rows; r++) {
      System.arraycopy(b, bAt, y, yAt + r * out, out);
      for (int k = 0; k < in; k++) {
        addScaled(x[xAt + r * in + k], w, wAt + k * out, y, yAt + r * out, out);
      }
    }
  }

  private static void addScaled(float scale, float[] a, int aAt, float[] sum, int at, int n) {
    for (int i = 0; i < n; i++) {
      sum[at + i] = Math.fma(scale, a[aAt + i], sum[at + i]);
    }
  }

  private void narrowDense(
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
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < out; c++) {
        float sum = PartialSums.dot(x, xAt + r * in, w, wAt + c, out, in, partial);
        y[yAt + r * out + c] = sum + b[bAt + c];
      }
    }
  }

  @Override
  public void weightGradient(
      float[] x, int xAt, float[] dy, int dyAt, float[] dw, int dwAt, int rows, int in, int out) {
    Arrays.fill(dw, dwAt, dwAt + in * out, 0f);
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < in; k++) {
        addScaled(x[xAt + r * in + k], dy, dyAt + r * out, dw, dwAt + k * out, out);
      }
    }
  }

  @Override
  public void biasGradient(float[] dy, int dyAt, float[] db, int dbAt, int rows, int out) {
    Arrays.fill(db, dbAt, dbAt + out, 0f);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < out; c++) {
        db[dbAt + c] += dy[dyAt + r * out + c];
      }
    }
  }

  @Override
  public void inputGradient(
      float[] dy, int dyAt, float[] w, int wAt, float[] dx, int dxAt, int rows, int in, int out) {
    float[] t = scratch.transposed(in * out);
    Transpose.scalar(w, wAt, t, 0, in, out);
    multiply(dy, dyAt, t, 0, scratch.zeros(in), 0, dx, dxAt, rows, out, in);
  }

  @Override
  public void tanh(float[] y, int at, int n) {
    for (int i = at; i < at + n; i++) {
      y[i] = FloatMath.tanh(y[i]);
    }
  }

  @Override
  public void relu(float[] y, int at, int n) {
    for (int i = at; i < at + n; i++) {
      y[i] = y[i] <= 0f ? 0f : y[i];
    }
  }

  @Override
  public void tanhGradient(float[] y, int yAt, float[] dy, int dyAt, int n) {
    for (int i = 0; i < n; i++) {
      dy[dyAt + i] *= 1f - y[yAt + i] * y[yAt + i];
    }
  }

  @Override
  public void reluGradient(float[] y, int yAt, float[] dy, int dyAt, int n) {
    for (int i = 0; i < n; i++) {
      float v = y[yAt + i];
      float gradient = dy[dyAt + i];
      dy[dyAt + i] = v > 0f ? gradient : (gradient - gradient) * v;
    }
  }

  @Override
  public void exp(float[] y, int at, int n) {
    for (int i = at; i < at + n; i++) {
      y[i] = FloatMath.exp(y[i]);
    }
  }

  @Override
  public void log(float[] y, int at, int n) {
    for (int i = at; i < at + n; i++) {
      y[i] = FloatMath.log(y[i]);
    }
  }

  @Override
  public void subtractLargest(float[] x, float[] y, float[] largest, int n, int stride) {
    PlainColumns.subtractLargest(x, y, largest, n, stride);
  }

  @Override
  public void divideBySums(float[] y, float[] sums, int n, int stride) {
    PlainColumns.divideBySums(y, sums, n, stride);
  }

  @Override
  public void means(float[] p, float[] x, float[] zero, float[] means, int n, int stride) {
    PlainColumns.means(p, x, zero, means, n, stride);
  }

  @Override
  public float squaredNorm(float[] g, int at, int n) {
    Arrays.fill(partial, 0f);
    for (int i = 0; i < n; i++) {
      int lane = i % PartialSums.NORM;
      partial[lane] = Math.fma(g[at + i], g[at + i], partial[lane]);
    }
    return PartialSums.add(partial, PartialSums.NORM);
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
    PlainAdam.step(p, pAt, g, gAt, m, v, momentsAt, 0, n, scale, rate, correction1, correction2);
  }
}

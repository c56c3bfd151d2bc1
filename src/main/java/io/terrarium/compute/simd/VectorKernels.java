package io.terrarium.compute.simd;

import io.terrarium.compute.FloatMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** The kernels on the Java Vector API. {@link PlainKernels} says the same without it. */
final class VectorKernels implements Kernels {

  private final Scratch scratch = new Scratch();
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
      Transpose.scalar(w, wAt, t, in, out);
      float[] sums = scratch.partialSums(rows * out * PartialSums.DOT);
      NarrowTiles.dense(x, xAt, t, b, bAt, y, yAt, rows, in, out, sums);
    } else if (in < NARROW) {
      ShallowTiles.multiply(x, xAt, w, wAt, b, bAt, y, yAt, rows, in, out);
    } else {
      float[] panel = scratch.panel(in * Panels.WIDTH);
      RowTiles.multiply(x, xAt, w, wAt, b, bAt, y, yAt, rows, in, out, panel);
    }
  }

  @Override
  public void weightGradient(
      float[] x, int xAt, float[] dy, int dyAt, float[] dw, int dwAt, int rows, int in, int out) {
    if (out < NARROW) {
      float[] column = scratch.transposed(in);
      NarrowTiles.weightGradient(x, xAt, dy, dyAt, dw, dwAt, rows, in, out, column);
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
    float[] zeros = scratch.zeros(in);
    float[] panel = scratch.panel(out * Panels.WIDTH);
    if (out < NARROW) {
      float[] t = scratch.transposed(in * out);
      Transpose.scalar(w, wAt, t, in, out);
      ShallowTiles.multiply(dy, dyAt, t, 0, zeros, 0, dx, dxAt, rows, out, in);
    } else if (in % Panels.WIDTH == 0) {
      RowTiles.multiplyTransposed(dy, dyAt, w, wAt, zeros, 0, dx, dxAt, rows, out, in, panel);
    } else {
      float[] t = scratch.transposed(in * out);
      Transpose.scalar(w, wAt, t, in, out);
      RowTiles.multiply(dy, dyAt, t, 0, zeros, 0, dx, dxAt, rows, out, in, panel);
    }
  }

  @Override
  public void tanh(float[] y, int at, int n) {
    int even = VectorTanh.apply(y, at, n);
    for (int i = even; i < n; i++) {
      y[at + i] = FloatMath.tanh(y[at + i]);
    }
  }

  @Override
  public void relu(float[] y, int at, int n) {
    int i = 0;
    for (; i < Lanes.FLOATS.loopBound(n); i += Lanes.COUNT) {
      FloatVector v = load(y, at + i);
      v.blend(0f, v.compare(VectorOperators.LE, 0f)).intoArray(y, at + i);
    }
    for (; i < n; i++) {
      y[at + i] = y[at + i] <= 0f ? 0f : y[at + i];
    }
  }

  @Override
  public void tanhGradient(float[] y, int yAt, float[] dy, int dyAt, int n) {
    FloatVector one = FloatVector.broadcast(Lanes.FLOATS, 1f);
    int i = 0;
    for (; i < Lanes.FLOATS.loopBound(n); i += Lanes.COUNT) {
      FloatVector v = load(y, yAt + i);
      load(dy, dyAt + i).mul(one.sub(v.mul(v))).intoArray(dy, dyAt + i);
    }
    for (; i < n; i++) {
      dy[dyAt + i] *= 1f - y[yAt + i] * y[yAt + i];
    }
  }

  @Override
  public void reluGradient(float[] y, int yAt, float[] dy, int dyAt, int n) {
    FloatVector zero = FloatVector.zero(Lanes.FLOATS);
    int i = 0;
    for (; i < Lanes.FLOATS.loopBound(n); i += Lanes.COUNT) {
      var active = load(y, yAt + i).compare(VectorOperators.GT, 0f);
      zero.blend(load(dy, dyAt + i), active).intoArray(dy, dyAt + i);
    }
    for (; i < n; i++) {
      dy[dyAt + i] = y[yAt + i] > 0f ? dy[dyAt + i] : 0f;
    }
  }

  @Override
  public void exp(float[] y, int at, int n) {
    int i = 0;
    for (; i < Lanes.FLOATS.loopBound(n); i += Lanes.COUNT) {
      VectorMath.exp(load(y, at + i)).intoArray(y, at + i);
    }
    for (; i < n; i++) {
      y[at + i] = FloatMath.exp(y[at + i]);
    }
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
      int n,
      float scale,
      float rate,
      float correction1,
      float correction2) {
    VectorAdam.step(p, pAt, g, gAt, m, v, n, scale, rate, correction1, correction2);
  }

  private static FloatVector load(float[] a, int at) {
    return FloatVector.fromArray(Lanes.FLOATS, a, at);
  }
}

package io.terrarium.compute.simd.kernel;

import java.util.Random;

/** Runs every kernel once on one random problem and keeps all that it wrote. */
final class KernelRun {

  private static final int OFFSET = 3;

  private final Random random;
  private final boolean wild;
  final float[] x;
  final float[] w;
  final float[] b;
  final float[] y;
  final float[] dy;
  final float[] dw;
  final float[] db;
  final float[] dx;
  final float[] tanh;
  final float[] tanhGradient;
  final float[] relu;
  final float[] reluGradient;
  final float[] exp;
  final float[] log;
  final float[] differences;
  final float[] largest;
  final float[] shares;
  final float[] sums;
  final float[] means;
  final float[] norm = new float[1];
  final float[] p;
  final float[] m;
  final float[] v;

  /**
   * @param wild whether infinities, numbers that are none, zeros and subnormal numbers are among
   *     the inputs
   */
  KernelRun(Kernels kernels, int rows, int in, int out, long seed, boolean wild) {
    random = new Random(seed);
    this.wild = wild;
    x = draw(rows * in);
    w = draw(in * out);
    b = draw(out);
    dy = draw(rows * out);
    y = new float[OFFSET + rows * out];
    dw = new float[OFFSET + in * out];
    db = new float[OFFSET + out];
    dx = new float[OFFSET + rows * in];
    kernels.dense(x, OFFSET, w, OFFSET, b, OFFSET, y, OFFSET, rows, in, out);
    kernels.weightGradient(x, OFFSET, dy, OFFSET, dw, OFFSET, rows, in, out);
    kernels.biasGradient(dy, OFFSET, db, OFFSET, rows, out);
    kernels.inputGradient(dy, OFFSET, w, OFFSET, dx, OFFSET, rows, in, out);
    tanh = x.clone();
    kernels.tanh(tanh, OFFSET, rows * in);
    tanhGradient = draw(rows * in);
    kernels.tanhGradient(tanh, OFFSET, tanhGradient, OFFSET, rows * in);
    relu = x.clone();
    kernels.relu(relu, OFFSET, rows * in);
    reluGradient = draw(rows * in);
    kernels.reluGradient(relu, OFFSET, reluGradient, OFFSET, rows * in);
    exp = x.clone();
    kernels.exp(exp, OFFSET, rows * in);
    log = x.clone();
    kernels.log(log, OFFSET, rows * in);
    int stride = Kernels.padded(rows);
    float[] columns = draw(out * stride);
    differences = new float[out * stride];
    largest = new float[stride];
    kernels.subtractLargest(columns, differences, largest, out, stride);
    shares = draw(out * stride);
    sums = new float[stride];
    kernels.divideBySums(shares, sums, out, stride);
    means = new float[stride];
    kernels.means(shares, columns, largest, means, out, stride);
    norm[0] = kernels.squaredNorm(dy, OFFSET, rows * out);
    p = w.clone();
    m = draw(in * out);
    v = draw(in * out);
    for (int i = 0; i < v.length; i++) {
      v[i] = Math.abs(v[i]);
    }
    kernels.adam(p, OFFSET, dw, OFFSET, m, v, OFFSET, in * out, 0.7f, 0.01f, 1.3f, 1.1f);
  }

  private float[] draw(int n) {
    float[] a = new float[OFFSET + n];
    for (int i = 0; i < a.length; i++) {
      a[i] = wild && random.nextInt(20) == 0 ? wildNumber() : (float) random.nextGaussian() * 2f;
    }
    return a;
  }

  private float wildNumber() {
    float[] numbers = {
      Float.NaN,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      0f,
      -0f,
      Float.MIN_VALUE,
      -1e-40f,
      1e30f,
      -1e30f,
      95f
    };
    return numbers[random.nextInt(numbers.length)];
  }

  float[][] written() {
    return new float[][] {
      y,
      dw,
      db,
      dx,
      tanh,
      tanhGradient,
      relu,
      reluGradient,
      exp,
      log,
      differences,
      largest,
      shares,
      sums,
      means,
      norm,
      p,
      m,
      v
    };
  }

  /** Of the bits of all that was written; every number that is none counts the same. */
  int hash() {
    int hash = 1;
    for (float[] array : written()) {
      for (float number : array) {
        hash = 31 * hash + Float.floatToIntBits(number);
      }
    }
    return hash;
  }
}

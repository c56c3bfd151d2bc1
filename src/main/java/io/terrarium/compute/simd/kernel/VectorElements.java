package io.terrarium.compute.simd.kernel;

import static io.terrarium.compute.simd.kernel.Lanes.all;
import static io.terrarium.compute.simd.kernel.Lanes.load;

import io.terrarium.math.FloatMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** The kernels that treat each number separately, on vectors. */
final class VectorElements {

  private VectorElements() {}

  static void relu(float[] y, int at, int n) {
    int i = 0;
    for (; i < Lanes.FLOATS.loopBound(n); i += Lanes.COUNT) {
      FloatVector v = load(y, at + i);
      v.blend(0f, v.compare(VectorOperators.LE, 0f)).intoArray(y, at + i);
    }
    for (; i < n; i++) {
      y[at + i] = y[at + i] <= 0f ? 0f : y[at + i];
    }
  }

  static void tanhGradient(float[] y, int yAt, float[] dy, int dyAt, int n) {
    FloatVector one = all(1f);
    int i = 0;
    for (; i < Lanes.FLOATS.loopBound(n); i += Lanes.COUNT) {
      FloatVector v = load(y, yAt + i);
      load(dy, dyAt + i).mul(one.sub(v.mul(v))).intoArray(dy, dyAt + i);
    }
    for (; i < n; i++) {
      dy[dyAt + i] *= 1f - y[yAt + i] * y[yAt + i];
    }
  }

  static void reluGradient(float[] y, int yAt, float[] dy, int dyAt, int n) {
    int i = 0;
    for (; i < Lanes.FLOATS.loopBound(n); i += Lanes.COUNT) {
      FloatVector v = load(y, yAt + i);
      FloatVector gradient = load(dy, dyAt + i);
      var active = v.compare(VectorOperators.GT, 0f);
      gradient.sub(gradient).mul(v).blend(gradient, active).intoArray(dy, dyAt + i);
    }
    for (; i < n; i++) {
      float v = y[yAt + i];
      float gradient = dy[dyAt + i];
      dy[dyAt + i] = v > 0f ? gradient : (gradient - gradient) * v;
    }
  }

  static void exp(float[] y, int at, int n) {
    int i = 0;
    for (; i < Lanes.FLOATS.loopBound(n); i += Lanes.COUNT) {
      VectorMath.exp(y, at + i);
    }
    for (; i < n; i++) {
      y[at + i] = FloatMath.exp(y[at + i]);
    }
  }

  static void log(float[] y, int at, int n) {
    int i = 0;
    for (; i < Lanes.FLOATS.loopBound(n); i += Lanes.COUNT) {
      if (VectorMath.areNormal(y, at + i)) {
        VectorMath.log(y, at + i);
      } else {
        logOneByOne(y, at + i, Lanes.COUNT);
      }
    }
    logOneByOne(y, at + i, n - i);
  }

  private static void logOneByOne(float[] y, int at, int n) {
    for (int i = at; i < at + n; i++) {
      y[i] = FloatMath.log(y[i]);
    }
  }
}

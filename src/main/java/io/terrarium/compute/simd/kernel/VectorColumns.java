package io.terrarium.compute.simd.kernel;

import static io.terrarium.compute.simd.kernel.Lanes.load;

import jdk.incubator.vector.FloatVector;

/**
 * The steps of softmax by columns, on vectors. They take as many rows at a time as a vector has
 * lanes.
 */
final class VectorColumns {

  private VectorColumns() {}

  static void subtractLargest(float[] x, float[] y, float[] largest, int n, int stride) {
    for (int r = 0; r < stride; r += Lanes.COUNT) {
      FloatVector max = load(x, r);
      for (int at = r + stride; at < n * stride; at += stride) {
        max = max.max(load(x, at));
      }
      max.intoArray(largest, r);
      for (int at = r; at < n * stride; at += stride) {
        load(x, at).sub(max).intoArray(y, at);
      }
    }
  }

  static void divideBySums(float[] y, float[] sums, int n, int stride) {
    for (int r = 0; r < stride; r += Lanes.COUNT) {
      FloatVector sum = FloatVector.zero(Lanes.FLOATS);
      for (int at = r; at < n * stride; at += stride) {
        sum = sum.add(load(y, at));
      }
      sum.intoArray(sums, r);
      for (int at = r; at < n * stride; at += stride) {
        load(y, at).div(sum).intoArray(y, at);
      }
    }
  }

  static void means(float[] p, float[] x, float[] zero, float[] means, int n, int stride) {
    for (int r = 0; r < stride; r += Lanes.COUNT) {
      FloatVector origin = load(zero, r);
      FloatVector mean = FloatVector.zero(Lanes.FLOATS);
      for (int at = r; at < n * stride; at += stride) {
        mean = mean.add(load(p, at).mul(load(x, at).sub(origin)));
      }
      mean.intoArray(means, r);
    }
  }
}

package io.terrarium.compute.simd.kernel;

/** The steps of softmax by columns in plain Java, the twin of {@link VectorColumns}. */
final class PlainColumns {

  private PlainColumns() {}

  static void subtractLargest(float[] x, float[] y, float[] largest, int n, int stride) {
    for (int r = 0; r < stride; r++) {
      float max = x[r];
      for (int at = r + stride; at < n * stride; at += stride) {
        max = Math.max(max, x[at]);
      }
      largest[r] = max;
      for (int at = r; at < n * stride; at += stride) {
        y[at] = x[at] - max;
      }
    }
  }

  static void divideBySums(float[] y, float[] sums, int n, int stride) {
    for (int r = 0; r < stride; r++) {
      float sum = 0f;
      for (int at = r; at < n * stride; at += stride) {
        sum += y[at];
      }
      sums[r] = sum;
      for (int at = r; at < n * stride; at += stride) {
        y[at] /= sum;
      }
    }
  }

  static void means(float[] p, float[] x, float[] zero, float[] means, int n, int stride) {
    for (int r = 0; r < stride; r++) {
      float mean = 0f;
      for (int at = r; at < n * stride; at += stride) {
        mean += p[at] * (x[at] - zero[r]);
      }
      means[r] = mean;
    }
  }
}

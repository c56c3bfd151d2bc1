package io.terrarium.compute.simd;

import io.terrarium.compute.simd.kernel.Kernels;
import io.terrarium.math.FloatMath;

/** The Gaussian policy that the hyperbolic tangent squashes: sampling, and SAC's gradient. */
final class Squashed {

  private static final float LOG_STD_MIN = -10;
  private static final float LOG_STD_MAX = 2;
  private static final float LOG_TWO = 0.6931472f;

  private final Kernels kernels;
  private float[] logStds = {};
  private float[] stds = {};
  private float[] magnitudes = {};
  private float[] logs = {};

  Squashed(Kernels kernels) {
    this.kernels = kernels;
  }

  void sample(ArrayBlock heads, ArrayBlock normals, ArrayBlock action, ArrayBlock logProbability) {
    spread(heads);
    int n = action.columns();
    for (int r = 0; r < action.rows(); r++) {
      for (int c = 0; c < n; c++) {
        int i = r * n + c;
        float mean = heads.data()[heads.at() + 2 * r * n + c];
        float u = mean + stds[i] * normals.data()[normals.at() + i];
        action.data()[action.at() + i] = u;
        magnitudes[i] = Math.abs(u);
        logs[i] = -2 * magnitudes[i];
      }
    }
    kernels.tanh(action.data(), action.at(), action.size());
    logOfOneMore(action.size());
    for (int r = 0; r < action.rows(); r++) {
      logProbability.data()[logProbability.at() + r] = logProbability(normals, r);
    }
  }

  /**
   * The log density of a row's action: the Gaussian's of {@code u} less {@code log(1 - tanh^2 u)},
   * which is computed as {@code 2 (log 2 - |u| - log(1 + exp(-2 |u|)))}.
   */
  private float logProbability(ArrayBlock normals, int row) {
    int n = normals.columns();
    float sum = 0;
    for (int i = row * n; i < row * n + n; i++) {
      float z = normals.data()[normals.at() + i];
      float gaussian = -0.5f * z * z - logStds[i] - Gaussian.HALF_LOG_TWO_PI;
      sum += gaussian - 2 * (LOG_TWO - magnitudes[i] - logs[i]);
    }
    return sum;
  }

  /** Computes {@code logs = log(1 + exp(logs))}. */
  private void logOfOneMore(int size) {
    kernels.exp(logs, 0, size);
    for (int i = 0; i < size; i++) {
      logs[i] += 1;
    }
    kernels.log(logs, 0, size);
  }

  void gradient(
      ArrayBlock heads,
      ArrayBlock normals,
      ArrayBlock action,
      ArrayBlock actionGradient,
      float temperature,
      ArrayBlock gradient) {
    spread(heads);
    int n = action.columns();
    float weight = temperature / action.rows();
    for (int r = 0; r < action.rows(); r++) {
      for (int c = 0; c < n; c++) {
        int i = r * n + c;
        int head = 2 * r * n + c;
        float a = action.data()[action.at() + i];
        float ofAction = actionGradient.data()[actionGradient.at() + i];
        float ofSample = weight * 2 * a + ofAction * (1 - a * a);
        gradient.data()[gradient.at() + head] = ofSample;
        float ofLogStd = ofSample * stds[i] * normals.data()[normals.at() + i] - weight;
        float log = heads.data()[heads.at() + head + n];
        boolean clipped = log < LOG_STD_MIN || log > LOG_STD_MAX;
        gradient.data()[gradient.at() + head + n] = clipped ? 0 : ofLogStd;
      }
    }
  }

  /** Fills the clipped log standard deviations and the standard deviations; it skips the means. */
  private void spread(ArrayBlock heads) {
    int n = heads.columns() / 2;
    int size = heads.rows() * n;
    if (stds.length < size) {
      logStds = new float[size];
      stds = new float[size];
      magnitudes = new float[size];
      logs = new float[size];
    }
    for (int r = 0; r < heads.rows(); r++) {
      for (int c = 0; c < n; c++) {
        float log = heads.data()[heads.at() + (2 * r + 1) * n + c];
        logStds[r * n + c] = FloatMath.clip(log, LOG_STD_MIN, LOG_STD_MAX);
      }
    }
    System.arraycopy(logStds, 0, stds, 0, size);
    kernels.exp(stds, 0, size);
  }
}

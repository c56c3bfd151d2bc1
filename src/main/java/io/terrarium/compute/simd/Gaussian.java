package io.terrarium.compute.simd;

import io.terrarium.math.FloatMath;
import java.util.Arrays;

/**
 * The Gaussian policy with a log standard deviation that does not depend on the state: sampling,
 * and PPO's gradient.
 */
final class Gaussian {

  static final float HALF_LOG_TWO_PI = 0.9189385f;

  private Gaussian() {}

  static void sample(
      ArrayBlock mean,
      ArrayBlock logStd,
      ArrayBlock normals,
      ArrayBlock action,
      ArrayBlock logProbability) {
    int n = mean.columns();
    for (int r = 0; r < mean.rows(); r++) {
      float sum = 0;
      for (int c = 0; c < n; c++) {
        float log = logStd.data()[logStd.at() + c];
        float z = normals.data()[normals.at() + r * n + c];
        action.data()[action.at() + r * n + c] =
            mean.data()[mean.at() + r * n + c] + FloatMath.exp(log) * z;
        sum += -0.5f * z * z - log - HALF_LOG_TWO_PI;
      }
      logProbability.data()[logProbability.at() + r] = sum;
    }
  }

  static void surrogateGradient(
      ArrayBlock mean,
      ArrayBlock logStd,
      ArrayBlock action,
      ArrayBlock oldLogProbability,
      ArrayBlock advantage,
      float clip,
      float entropyCoefficient,
      ArrayBlock meanGradient,
      ArrayBlock logStdGradient) {
    int rows = mean.rows();
    int n = mean.columns();
    // the entropy is the sum of the log standard deviations and a constant
    Arrays.fill(
        logStdGradient.data(), logStdGradient.at(), logStdGradient.at() + n, -entropyCoefficient);
    for (int r = 0; r < rows; r++) {
      float logProbability = logProbability(mean, logStd, action, r);
      float ratio =
          FloatMath.exp(logProbability - oldLogProbability.data()[oldLogProbability.at() + r]);
      float surrogate =
          Surrogate.gradient(ratio, advantage.data()[advantage.at() + r], clip) / rows;
      for (int c = 0; c < n; c++) {
        float std = FloatMath.exp(logStd.data()[logStd.at() + c]);
        float z = deviation(mean, action, r * n + c) / std;
        meanGradient.data()[meanGradient.at() + r * n + c] = surrogate * z / std;
        logStdGradient.data()[logStdGradient.at() + c] += surrogate * (z * z - 1);
      }
    }
  }

  private static float logProbability(
      ArrayBlock mean, ArrayBlock logStd, ArrayBlock action, int row) {
    int n = mean.columns();
    float sum = 0;
    for (int c = 0; c < n; c++) {
      float log = logStd.data()[logStd.at() + c];
      float z = deviation(mean, action, row * n + c) / FloatMath.exp(log);
      sum += -0.5f * z * z - log - HALF_LOG_TWO_PI;
    }
    return sum;
  }

  private static float deviation(ArrayBlock mean, ArrayBlock action, int index) {
    return action.data()[action.at() + index] - mean.data()[mean.at() + index];
  }
}

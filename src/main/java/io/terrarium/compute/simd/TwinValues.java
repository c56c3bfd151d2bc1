package io.terrarium.compute.simd;

/** The targets and gradients of twin critics of continuous actions. */
final class TwinValues {

  private TwinValues() {}

  static void target(
      ArrayBlock reward,
      ArrayBlock done,
      float gamma,
      float temperature,
      ArrayBlock logProbability,
      ArrayBlock first,
      ArrayBlock second,
      ArrayBlock target) {
    for (int r = 0; r < target.rows(); r++) {
      float value =
          Math.min(first.data()[first.at() + r], second.data()[second.at() + r])
              - temperature * logProbability.data()[logProbability.at() + r];
      target.data()[target.at() + r] =
          reward.data()[reward.at() + r] + gamma * (1 - done.data()[done.at() + r]) * value;
    }
  }

  static void minimumGradient(
      ArrayBlock first, ArrayBlock second, ArrayBlock firstGradient, ArrayBlock secondGradient) {
    int rows = first.rows();
    for (int r = 0; r < rows; r++) {
      float one = first.data()[first.at() + r];
      float other = second.data()[second.at() + r];
      float missing = Float.isNaN(one) || Float.isNaN(other) ? Float.NaN : 0;
      boolean isFirst = one <= other;
      firstGradient.data()[firstGradient.at() + r] = isFirst ? -1f / rows : missing;
      secondGradient.data()[secondGradient.at() + r] = isFirst ? 0 : missing - 1f / rows;
    }
  }

  static void temperatureGradient(
      ArrayBlock logProbability, float targetEntropy, ArrayBlock gradient) {
    float sum = 0;
    for (int r = 0; r < logProbability.rows(); r++) {
      sum += logProbability.data()[logProbability.at() + r];
    }
    gradient.data()[gradient.at()] = -(sum / logProbability.rows() + targetEntropy);
  }
}

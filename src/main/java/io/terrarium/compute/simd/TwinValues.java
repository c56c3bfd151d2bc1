package io.terrarium.compute.simd;

/** What twin critics say of continuous actions. */
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
      boolean isFirst = first.data()[first.at() + r] <= second.data()[second.at() + r];
      firstGradient.data()[firstGradient.at() + r] = isFirst ? -1f / rows : 0;
      secondGradient.data()[secondGradient.at() + r] = isFirst ? 0 : -1f / rows;
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

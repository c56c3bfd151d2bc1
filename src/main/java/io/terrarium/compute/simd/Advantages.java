package io.terrarium.compute.simd;

/** The advantages of PPO and the gradient of its value loss. */
final class Advantages {

  private Advantages() {}

  static void estimate(
      ArrayBlock reward,
      ArrayBlock done,
      ArrayBlock value,
      ArrayBlock lastValue,
      float gamma,
      float lambda,
      ArrayBlock advantage,
      ArrayBlock target) {
    int environments = lastValue.rows();
    for (int e = 0; e < environments; e++) {
      float next = 0;
      float nextValue = lastValue.data()[lastValue.at() + e];
      for (int i = reward.rows() - environments + e; i >= 0; i -= environments) {
        float goesOn = 1 - done.data()[done.at() + i];
        float current = value.data()[value.at() + i];
        float delta = reward.data()[reward.at() + i] + gamma * nextValue * goesOn - current;
        next = delta + gamma * lambda * goesOn * next;
        nextValue = current;
        advantage.data()[advantage.at() + i] = next;
        target.data()[target.at() + i] = next + current;
      }
    }
  }

  static void normalize(ArrayBlock advantage) {
    float[] a = advantage.data();
    int from = advantage.at();
    int n = advantage.size();
    float sum = 0;
    for (int i = from; i < from + n; i++) {
      sum += a[i];
    }
    float mean = sum / n;
    float squares = 0;
    for (int i = from; i < from + n; i++) {
      squares += (a[i] - mean) * (a[i] - mean);
    }
    float std = (float) Math.sqrt(squares / n);
    for (int i = from; i < from + n; i++) {
      a[i] = (a[i] - mean) / (std + 1e-8f);
    }
  }

  static void clippedValueGradient(
      ArrayBlock value,
      ArrayBlock oldValue,
      ArrayBlock target,
      float clip,
      float coefficient,
      ArrayBlock gradient) {
    int n = value.rows();
    for (int i = 0; i < n; i++) {
      float v = value.data()[value.at() + i];
      float old = oldValue.data()[oldValue.at() + i];
      float t = target.data()[target.at() + i];
      gradient.data()[gradient.at() + i] = coefficient * errorGradient(v, old, t, clip) / n;
    }
  }

  private static float errorGradient(float v, float old, float target, float clip) {
    float change = v - old;
    float clipped = old + Math.min(Math.max(change, -clip), clip);
    float error = v - target;
    float clippedError = clipped - target;
    if (change >= -clip && change <= clip) {
      return error;
    }
    if (error * error < clippedError * clippedError) {
      return 0;
    }
    return Float.isNaN(clippedError) ? clippedError : error;
  }
}

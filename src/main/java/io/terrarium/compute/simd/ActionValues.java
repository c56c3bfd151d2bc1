package io.terrarium.compute.simd;

import java.util.Arrays;

/** Values of discrete actions: DQN's choices, targets and gradient. */
final class ActionValues {

  private ActionValues() {}

  static void epsilonGreedy(
      ArrayBlock values, ArrayBlock uniforms, float epsilon, ArrayBlock action) {
    int n = values.columns();
    for (int r = 0; r < values.rows(); r++) {
      float u = uniforms.data()[uniforms.at() + r];
      action.data()[action.at() + r] =
          u < epsilon ? Math.min((int) (u / epsilon * n), n - 1) : argmax(values, r);
    }
  }

  static void dueling(ArrayBlock streams, ArrayBlock values) {
    int n = values.columns();
    for (int r = 0; r < values.rows(); r++) {
      int from = streams.at() + r * (n + 1);
      float offset = streams.data()[from] - sum(streams.data(), from + 1, n) / n;
      for (int c = 0; c < n; c++) {
        values.data()[values.at() + r * n + c] = streams.data()[from + 1 + c] + offset;
      }
    }
  }

  static void duelingGradient(ArrayBlock valuesGradient, ArrayBlock streamsGradient) {
    int n = valuesGradient.columns();
    for (int r = 0; r < valuesGradient.rows(); r++) {
      int from = valuesGradient.at() + r * n;
      int to = streamsGradient.at() + r * (n + 1);
      float sum = sum(valuesGradient.data(), from, n);
      streamsGradient.data()[to] = sum;
      for (int c = 0; c < n; c++) {
        streamsGradient.data()[to + 1 + c] = valuesGradient.data()[from + c] - sum / n;
      }
    }
  }

  static void oneStepTarget(
      ArrayBlock reward,
      ArrayBlock done,
      float gamma,
      ArrayBlock choice,
      ArrayBlock values,
      ArrayBlock target) {
    int n = values.columns();
    for (int r = 0; r < values.rows(); r++) {
      float next = values.data()[values.at() + r * n + argmax(choice, r)];
      float goesOn = 1 - done.data()[done.at() + r];
      target.data()[target.at() + r] = reward.data()[reward.at() + r] + gamma * goesOn * next;
    }
  }

  static void gradient(
      ArrayBlock values, ArrayBlock action, ArrayBlock target, ArrayBlock gradient) {
    int n = values.columns();
    Arrays.fill(gradient.data(), gradient.at(), gradient.at() + gradient.size(), 0);
    for (int r = 0; r < values.rows(); r++) {
      int chosen = r * n + (int) action.data()[action.at() + r];
      gradient.data()[gradient.at() + chosen] =
          (values.data()[values.at() + chosen] - target.data()[target.at() + r]) / values.rows();
    }
  }

  private static int argmax(ArrayBlock values, int row) {
    int from = values.at() + row * values.columns();
    int best = 0;
    for (int c = 1; c < values.columns(); c++) {
      if (values.data()[from + c] > values.data()[from + best]) {
        best = c;
      }
    }
    return best;
  }

  private static float sum(float[] numbers, int from, int n) {
    float sum = 0;
    for (int c = 0; c < n; c++) {
      sum += numbers[from + c];
    }
    return sum;
  }
}

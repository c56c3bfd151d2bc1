package io.terrarium.compute.simd;

import java.util.Arrays;

/** The values of discrete actions: DQN's choices, targets and gradient. */
final class ActionValues {

  private ActionValues() {}

  static void epsilonGreedy(
      ArrayBlock values, ArrayBlock uniforms, float epsilon, ArrayBlock action) {
    int n = values.columns();
    for (int r = 0; r < values.rows(); r++) {
      float u = uniforms.data()[uniforms.at() + r];
      action.data()[action.at() + r] =
          u < epsilon ? Math.min((int) (u / epsilon * n), n - 1) : greedy(values, r, epsilon - u);
    }
  }

  /** The greedy action; NaN if a value or the margin is NaN. */
  private static float greedy(ArrayBlock values, int row, float margin) {
    int best = argmax(values, row);
    return best < 0 || Float.isNaN(margin) ? Float.NaN : best;
  }

  static void dueling(ArrayBlock streams, ArrayBlock values) {
    int n = values.columns();
    int rows = values.rows();
    dueling(streams.data(), streams.at(), values.data(), values.at(), rows, n);
  }

  /**
   * Goes column by column, because a loop over the few numbers of a row would cost more than their
   * arithmetic. The first column holds each row's sum, then its offset.
   */
  private static void dueling(float[] streams, int from, float[] values, int to, int rows, int n) {
    for (int r = 0, v = to; r < rows; r++, v += n) {
      values[v] = 0f;
    }
    for (int c = 1; c <= n; c++) {
      for (int r = 0, s = from + c, v = to; r < rows; r++, s += n + 1, v += n) {
        values[v] += streams[s];
      }
    }
    for (int r = 0, s = from, v = to; r < rows; r++, s += n + 1, v += n) {
      values[v] = streams[s] - values[v] / n;
    }
    for (int c = n - 1; c >= 0; c--) {
      for (int r = 0, s = from + 1 + c, v = to; r < rows; r++, s += n + 1, v += n) {
        values[v + c] = streams[s] + values[v];
      }
    }
  }

  static void duelingGradient(ArrayBlock valuesGradient, ArrayBlock streamsGradient) {
    int n = valuesGradient.columns();
    int rows = valuesGradient.rows();
    duelingGradient(
        valuesGradient.data(),
        valuesGradient.at(),
        streamsGradient.data(),
        streamsGradient.at(),
        rows,
        n);
  }

  private static void duelingGradient(
      float[] values, int from, float[] streams, int to, int rows, int n) {
    for (int r = 0, s = to; r < rows; r++, s += n + 1) {
      streams[s] = 0f;
    }
    for (int c = 0; c < n; c++) {
      for (int r = 0, v = from + c, s = to; r < rows; r++, v += n, s += n + 1) {
        streams[s] += values[v];
      }
    }
    for (int c = 0; c < n; c++) {
      for (int r = 0, v = from + c, s = to; r < rows; r++, v += n, s += n + 1) {
        streams[s + 1 + c] = values[v] - streams[s] / n;
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
      int best = argmax(choice, r);
      float next = best < 0 ? Float.NaN : values.data()[values.at() + r * n + best];
      float goesOn = 1 - done.data()[done.at() + r];
      target.data()[target.at() + r] = reward.data()[reward.at() + r] + gamma * goesOn * next;
    }
  }

  static void gradient(
      ArrayBlock values, ArrayBlock action, ArrayBlock target, ArrayBlock gradient) {
    int n = values.columns();
    Arrays.fill(gradient.data(), gradient.at(), gradient.at() + gradient.size(), 0);
    for (int r = 0; r < values.rows(); r++) {
      float index = action.data()[action.at() + r];
      if (Float.isNaN(index)) {
        int from = gradient.at() + r * n;
        Arrays.fill(gradient.data(), from, from + n, Float.NaN);
        continue;
      }
      int chosen = r * n + (int) index;
      gradient.data()[gradient.at() + chosen] =
          (values.data()[values.at() + chosen] - target.data()[target.at() + r]) / values.rows();
    }
  }

  static void argmax(ArrayBlock values, ArrayBlock index) {
    for (int r = 0; r < values.rows(); r++) {
      int best = argmax(values, r);
      index.data()[index.at() + r] = best < 0 ? Float.NaN : best;
    }
  }

  /** The index of the largest value of a row; negative if one of the values is not a number. */
  private static int argmax(ArrayBlock values, int row) {
    int from = values.at() + row * values.columns();
    int best = 0;
    float magnitudes = 0;
    for (int c = 0; c < values.columns(); c++) {
      float value = values.data()[from + c];
      magnitudes += Math.abs(value);
      if (value > values.data()[from + best]) {
        best = c;
      }
    }
    return Float.isNaN(magnitudes) ? -1 : best;
  }
}

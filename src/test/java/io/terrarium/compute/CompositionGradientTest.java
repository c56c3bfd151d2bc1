package io.terrarium.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.golden.Blocks;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The gradients that are composed of primitives are those of the losses they are named for: of the
 * losses written out in double, by central differences.
 */
class CompositionGradientTest {

  private static final double STEP = 1e-5;

  /** Of float32 against double, the numbers being about 1. */
  private static final Offset<Float> NEAR = Offset.offset(2e-5f);

  private static final int ROWS = 7;
  private static final int N = 3;

  private final Backend backend = PrimitiveBackend.of(Blocks.backend());
  private final Random random = new Random(4);
  private final float[] action = indices();
  private final float[] old = numbers(ROWS, -1, .5);
  private final float[] advantage = numbers(ROWS, 0, 1);

  /** A loss of what it is derived by. */
  private interface Loss {
    double of(double[] x);
  }

  @Test
  void surrogate_of_a_categorical_policy() {
    float[] logits = numbers(ROWS * N, 0, 1);
    Block gradient = backend.block(ROWS, N);
    backend.categoricalSurrogateGradient(
        block(N, logits),
        block(1, action),
        block(1, old),
        block(1, advantage),
        block(1, .2f),
        block(1, .3f),
        gradient);
    requireGradient(
        logits,
        Blocks.read(gradient),
        x -> {
          double loss = 0;
          for (int r = 0; r < ROWS; r++) {
            double[] logs = logSoftmax(x, r);
            loss += surrogate(logs[(int) action[r]], r, .2f) - .3f * entropy(logs);
          }
          return loss / ROWS;
        });
  }

  @Test
  void surrogate_of_a_gaussian_policy() {
    float[] parameters = numbers((ROWS + 1) * N, 0, .5);
    float[] taken = numbers(ROWS * N, 0, 1);
    float[] before = numbers(ROWS, -4, .5);
    Block all = block(N, parameters);
    Block gradient = backend.block(ROWS + 1, N);
    backend.gaussianSurrogateGradient(
        backend.rows(all, 0, ROWS),
        backend.rows(all, ROWS, 1),
        block(N, taken),
        block(1, before),
        block(1, advantage),
        block(1, .2f),
        block(1, .3f),
        backend.rows(gradient, 0, ROWS),
        backend.rows(gradient, ROWS, 1));
    requireGradient(
        parameters,
        Blocks.read(gradient),
        x -> {
          double loss = 0;
          for (int r = 0; r < ROWS; r++) {
            loss += surrogate(gaussian(x, taken, r) - before[r] + old[r], r, .2f) / ROWS;
          }
          for (int c = 0; c < N; c++) {
            loss -= .3f * x[ROWS * N + c];
          }
          return loss;
        });
  }

  private static double gaussian(double[] x, float[] taken, int row) {
    double sum = 0;
    for (int c = 0; c < N; c++) {
      double logStd = x[ROWS * N + c];
      double z = (taken[row * N + c] - x[row * N + c]) / StrictMath.exp(logStd);
      sum += -.5 * z * z - logStd - .5 * StrictMath.log(2 * Math.PI);
    }
    return sum;
  }

  private double surrogate(double logProbability, int row, double clip) {
    double ratio = StrictMath.exp(logProbability - old[row]);
    double clipped = Math.min(Math.max(ratio, 1 - clip), 1 + clip);
    return -Math.min(ratio * advantage[row], clipped * advantage[row]);
  }

  @Test
  void clipped_error_of_values() {
    float[] values = numbers(ROWS, 0, 1);
    float[] before = numbers(ROWS, 0, 1);
    float[] target = numbers(ROWS, 0, 1);
    Block gradient = backend.block(ROWS, 1);
    backend.clippedValueGradient(
        block(1, values),
        block(1, before),
        block(1, target),
        block(1, .2f),
        block(1, .7f),
        gradient);
    requireGradient(
        values,
        Blocks.read(gradient),
        x -> {
          double loss = 0;
          for (int r = 0; r < ROWS; r++) {
            double clipped = before[r] + Math.min(Math.max(x[r] - before[r], -.2f), .2f);
            double error = x[r] - target[r];
            loss += Math.max(error * error, (clipped - target[r]) * (clipped - target[r]));
          }
          return .7f * .5 * loss / ROWS;
        });
  }

  @Test
  void error_of_dueling_values() {
    float[] streams = numbers(ROWS * (N + 1), 0, 1);
    float[] target = numbers(ROWS, 0, 1);
    Block values = backend.block(ROWS, N);
    Block valuesGradient = backend.block(ROWS, N);
    Block gradient = backend.block(ROWS, N + 1);
    backend.dueling(block(N + 1, streams), values);
    backend.actionValueGradient(values, block(1, action), block(1, target), valuesGradient);
    backend.duelingGradient(valuesGradient, gradient);
    requireGradient(
        streams,
        Blocks.read(gradient),
        x -> {
          double loss = 0;
          for (int r = 0; r < ROWS; r++) {
            int from = r * (N + 1);
            double mean = (x[from + 1] + x[from + 2] + x[from + 3]) / N;
            double error = x[from] + x[from + 1 + (int) action[r]] - mean - target[r];
            loss += error * error / 2;
          }
          return loss / ROWS;
        });
  }

  @Test
  void soft_policy_of_discrete_actions() {
    float[] logits = numbers(ROWS * N, 0, 1);
    float[] first = numbers(ROWS * N, 0, 1);
    float[] second = numbers(ROWS * N, 0, 1);
    Block gradient = backend.block(ROWS, N);
    Block negativeEntropy = backend.block(ROWS, 1);
    backend.softPolicyGradient(
        block(N, logits),
        block(N, first),
        block(N, second),
        block(1, .4f),
        gradient,
        negativeEntropy);
    requireGradient(
        logits,
        Blocks.read(gradient),
        x -> {
          double loss = 0;
          for (int i = 0; i < ROWS * N; i++) {
            double log = logSoftmax(x, i / N)[i % N];
            loss += StrictMath.exp(log) * (.4f * log - Math.min(first[i], second[i]));
          }
          return loss / ROWS;
        });
  }

  @Test
  void squashed_policy() {
    // beyond the bounds of log standard deviations, too
    float[] heads = numbers(ROWS * 2 * N, 0, 1);
    heads[N] = 2.5f;
    heads[N + 1] = -11;
    float[] normals = numbers(ROWS * N, 0, 1);
    float[] direction = numbers(ROWS * N, 0, .1);
    Block sampled = backend.block(ROWS, N);
    Block logProbability = backend.block(ROWS, 1);
    Block gradient = backend.block(ROWS, 2 * N);
    backend.sampleSquashed(block(2 * N, heads), block(N, normals), sampled, logProbability);
    backend.squashedGradient(
        block(2 * N, heads),
        block(N, normals),
        sampled,
        block(N, direction),
        block(1, .4f),
        gradient);
    requireGradient(
        heads,
        Blocks.read(gradient),
        x -> {
          double loss = 0;
          for (int i = 0; i < ROWS * N; i++) {
            int head = i / N * 2 * N + i % N;
            double logStd = Math.min(Math.max(x[head + N], -10), 2);
            double u = x[head] + StrictMath.exp(logStd) * normals[i];
            double slope = 1 / StrictMath.pow(StrictMath.cosh(u), 2);
            loss += -.4f * (logStd + StrictMath.log(slope)) / ROWS;
            loss += direction[i] * StrictMath.tanh(u);
          }
          return loss;
        });
  }

  @Test
  void least_of_twin_values() {
    float[] values = numbers(2 * ROWS, 0, 1);
    Block both = block(1, values);
    Block gradient = backend.block(2 * ROWS, 1);
    backend.twinMinimumGradient(
        backend.rows(both, 0, ROWS),
        backend.rows(both, ROWS, ROWS),
        backend.rows(gradient, 0, ROWS),
        backend.rows(gradient, ROWS, ROWS));
    requireGradient(
        values,
        Blocks.read(gradient),
        x -> {
          double loss = 0;
          for (int r = 0; r < ROWS; r++) {
            loss -= Math.min(x[r], x[ROWS + r]) / ROWS;
          }
          return loss;
        });
  }

  private static double[] logSoftmax(double[] x, int row) {
    double sum = 0;
    for (int c = 0; c < N; c++) {
      sum += StrictMath.exp(x[row * N + c]);
    }
    double[] logs = new double[N];
    for (int c = 0; c < N; c++) {
      logs[c] = x[row * N + c] - StrictMath.log(sum);
    }
    return logs;
  }

  private static double entropy(double[] logs) {
    double sum = 0;
    for (double log : logs) {
      sum -= StrictMath.exp(log) * log;
    }
    return sum;
  }

  private static void requireGradient(float[] at, float[] gradient, Loss loss) {
    double[] x = new double[at.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = at[i];
    }
    for (int i = 0; i < x.length; i++) {
      x[i] = at[i] + STEP;
      double above = loss.of(x);
      x[i] = at[i] - STEP;
      double below = loss.of(x);
      x[i] = at[i];
      float expected = (float) ((above - below) / (2 * STEP));
      assertThat(gradient[i]).as("derivative by number %d", i).isCloseTo(expected, NEAR);
    }
  }

  private float[] numbers(int n, double mean, double deviation) {
    float[] numbers = new float[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = (float) (mean + deviation * random.nextGaussian());
    }
    return numbers;
  }

  private float[] indices() {
    float[] indices = new float[ROWS];
    for (int i = 0; i < ROWS; i++) {
      indices[i] = random.nextInt(N);
    }
    return indices;
  }

  private Block block(int columns, float... values) {
    return Blocks.of(backend, columns, values);
  }
}

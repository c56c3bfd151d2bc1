package io.terrarium.compute.simd;

import io.terrarium.compute.Shapes;
import java.util.Arrays;

/**
 * The arithmetic on several blocks, in loops that the compiler turns into vectors. An operand that
 * is smaller than the result is first stretched to its size, in an array that is kept for later
 * calls.
 */
final class Pairwise {

  private final Operand left = new Operand();
  private final Operand right = new Operand();
  private final Operand condition = new Operand();

  /** An operand in the size of the result: its own numbers, or a stretched copy. */
  private static final class Operand {

    private float[] data = {};
    private int at;
    private float[] copy = {};

    void take(ArrayBlock x, ArrayBlock out) {
      if (Shapes.areEqual(x, out)) {
        data = x.data();
        at = x.at();
        return;
      }
      if (copy.length < out.size()) {
        copy = new float[out.size()];
      }
      data = copy;
      at = 0;
      for (int r = 0; r < out.rows(); r++) {
        stretchRow(x, x.at() + (x.rows() == 1 ? 0 : r * x.columns()), r * out.columns(), out);
      }
    }

    private void stretchRow(ArrayBlock x, int from, int to, ArrayBlock out) {
      int n = out.columns();
      if (x.columns() == n) {
        System.arraycopy(x.data(), from, copy, to, n);
      } else {
        Arrays.fill(copy, to, to + n, x.data()[from]);
      }
    }
  }

  private void take(ArrayBlock x, ArrayBlock y, ArrayBlock out) {
    Shapes.requireStretching(x, y, out);
    left.take(x, out);
    right.take(y, out);
  }

  void add(ArrayBlock x, ArrayBlock y, ArrayBlock out) {
    take(x, y, out);
    float[] one = left.data;
    float[] other = right.data;
    float[] to = out.data();
    int at = left.at;
    int otherAt = right.at;
    int outAt = out.at();
    for (int i = 0; i < out.size(); i++) {
      to[outAt + i] = one[at + i] + other[otherAt + i];
    }
  }

  void subtract(ArrayBlock x, ArrayBlock y, ArrayBlock out) {
    take(x, y, out);
    float[] one = left.data;
    float[] other = right.data;
    float[] to = out.data();
    int at = left.at;
    int otherAt = right.at;
    int outAt = out.at();
    for (int i = 0; i < out.size(); i++) {
      to[outAt + i] = one[at + i] - other[otherAt + i];
    }
  }

  void multiply(ArrayBlock x, ArrayBlock y, ArrayBlock out) {
    take(x, y, out);
    float[] one = left.data;
    float[] other = right.data;
    float[] to = out.data();
    int at = left.at;
    int otherAt = right.at;
    int outAt = out.at();
    for (int i = 0; i < out.size(); i++) {
      to[outAt + i] = one[at + i] * other[otherAt + i];
    }
  }

  void divide(ArrayBlock x, ArrayBlock y, ArrayBlock out) {
    take(x, y, out);
    float[] one = left.data;
    float[] other = right.data;
    float[] to = out.data();
    int at = left.at;
    int otherAt = right.at;
    int outAt = out.at();
    for (int i = 0; i < out.size(); i++) {
      to[outAt + i] = one[at + i] / other[otherAt + i];
    }
  }

  void minimum(ArrayBlock x, ArrayBlock y, ArrayBlock out) {
    take(x, y, out);
    float[] one = left.data;
    float[] other = right.data;
    float[] to = out.data();
    int at = left.at;
    int otherAt = right.at;
    int outAt = out.at();
    for (int i = 0; i < out.size(); i++) {
      to[outAt + i] = Math.min(one[at + i], other[otherAt + i]);
    }
  }

  void maximum(ArrayBlock x, ArrayBlock y, ArrayBlock out) {
    take(x, y, out);
    float[] one = left.data;
    float[] other = right.data;
    float[] to = out.data();
    int at = left.at;
    int otherAt = right.at;
    int outAt = out.at();
    for (int i = 0; i < out.size(); i++) {
      to[outAt + i] = Math.max(one[at + i], other[otherAt + i]);
    }
  }

  void greater(ArrayBlock x, ArrayBlock y, ArrayBlock out) {
    take(x, y, out);
    float[] one = left.data;
    float[] other = right.data;
    float[] to = out.data();
    int at = left.at;
    int otherAt = right.at;
    int outAt = out.at();
    for (int i = 0; i < out.size(); i++) {
      to[outAt + i] = greater(one[at + i], other[otherAt + i]);
    }
  }

  private static float greater(float one, float other) {
    return one > other ? 1 : one <= other ? 0 : Float.NaN;
  }

  void choose(ArrayBlock flag, ArrayBlock x, ArrayBlock y, ArrayBlock out) {
    Shapes.requireStretching(flag, out);
    Shapes.requireStretching(x, out);
    Shapes.requireStretching(y, out);
    condition.take(flag, out);
    left.take(x, out);
    right.take(y, out);
    float[] flags = condition.data;
    float[] one = left.data;
    float[] other = right.data;
    float[] to = out.data();
    for (int i = 0; i < out.size(); i++) {
      float chosen = flags[condition.at + i];
      to[out.at() + i] =
          chosen > 0 ? one[left.at + i] : chosen <= 0 ? other[right.at + i] : Float.NaN;
    }
  }
}

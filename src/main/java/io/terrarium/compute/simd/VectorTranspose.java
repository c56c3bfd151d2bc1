package io.terrarium.compute.simd;

import java.util.function.IntPredicate;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * {@code t[c,k] = w[k,c]}, four columns at a time. Loads bring the quarters of a vector, four
 * numbers each, to where they belong; what is left is to transpose four by four within each.
 */
final class VectorTranspose {

  private static final int QUARTER = 4;

  private static final VectorMask<Float> SECOND = mask(i -> i / QUARTER == 1);
  private static final VectorMask<Float> THIRD = mask(i -> i / QUARTER == 2);
  private static final VectorMask<Float> FOURTH = mask(i -> i / QUARTER == 3);
  private static final VectorMask<Float> ODD = mask(i -> (i & 1) != 0);
  private static final VectorMask<Float> ODD_PAIRS = mask(i -> (i & 2) != 0);
  private static final VectorShuffle<Float> NEIGHBOURS = swap(1);
  private static final VectorShuffle<Float> PAIRS = swap(2);

  private VectorTranspose() {}

  static void apply(float[] w, int wAt, float[] t, int tAt, int in, int out) {
    if (out < QUARTER) {
      Transpose.narrow(w, wAt, t, tAt, in, out);
    } else if (Lanes.COUNT == QUARTER || in % Lanes.COUNT > 0 || out % QUARTER > 0) {
      Transpose.scalar(w, wAt, t, tAt, in, out);
    } else {
      for (int k = 0; k < in; k += Lanes.COUNT) {
        columns(w, wAt + k * out, t, tAt + k, in, out);
      }
    }
  }

  private static void columns(float[] w, int wAt, float[] t, int tAt, int in, int out) {
    for (int c = 0; c < out; c += QUARTER) {
      FloatVector a0 = quarters(w, wAt + c, out);
      FloatVector a1 = quarters(w, wAt + c + out, out);
      FloatVector a2 = quarters(w, wAt + c + 2 * out, out);
      FloatVector a3 = quarters(w, wAt + c + 3 * out, out);
      FloatVector b0 = a0.blend(a2.rearrange(PAIRS), ODD_PAIRS);
      FloatVector b2 = a0.rearrange(PAIRS).blend(a2, ODD_PAIRS);
      FloatVector b1 = a1.blend(a3.rearrange(PAIRS), ODD_PAIRS);
      FloatVector b3 = a1.rearrange(PAIRS).blend(a3, ODD_PAIRS);
      int at = tAt + c * in;
      b0.blend(b1.rearrange(NEIGHBOURS), ODD).intoArray(t, at);
      b0.rearrange(NEIGHBOURS).blend(b1, ODD).intoArray(t, at + in);
      b2.blend(b3.rearrange(NEIGHBOURS), ODD).intoArray(t, at + 2 * in);
      b2.rearrange(NEIGHBOURS).blend(b3, ODD).intoArray(t, at + 3 * in);
    }
  }

  /** Four columns of every fourth row; the others' lanes of a load are written over. */
  private static FloatVector quarters(float[] w, int at, int out) {
    int next = QUARTER * out - QUARTER;
    FloatVector v = load(w, at).blend(load(w, at + next), SECOND);
    return Lanes.COUNT == 8
        ? v
        : v.blend(load(w, at + 2 * next), THIRD).blend(load(w, at + 3 * next), FOURTH);
  }

  private static FloatVector load(float[] w, int at) {
    return FloatVector.fromArray(Lanes.FLOATS, w, at);
  }

  private static VectorMask<Float> mask(IntPredicate isSet) {
    boolean[] lanes = new boolean[Lanes.COUNT];
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = isSet.test(i);
    }
    return VectorMask.fromValues(Lanes.FLOATS, lanes);
  }

  private static VectorShuffle<Float> swap(int distance) {
    return VectorShuffle.fromOp(Lanes.FLOATS, i -> i ^ distance);
  }
}

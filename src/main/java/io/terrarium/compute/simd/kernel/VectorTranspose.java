package io.terrarium.compute.simd.kernel;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShuffle;

/**
 * The transpose {@code t[c,k] = w[k,c]}, which takes as many rows {@code k} at a time as a vector
 * has lanes. Two vectors whose row numbers differ in one bit exchange lanes; from then on this bit
 * tells their lanes apart. The bits of a row's number are taken from the highest to the lowest. A
 * pass takes two bits in four vectors and stores these side by side, so that the next two bits
 * become the highest. After the last pass the vectors are in the order of the columns. Sizes that
 * are not multiples of a vector are moved number by number.
 *
 * <p>Lanes are exchanged by logic on integers. JDK 17 compiles a blend to two instructions, one of
 * which reads a constant that crosses a cache line. Everything is written out, because the compiler
 * does not inline a method of several vector operations that it has compiled already. {@link
 * #first} and {@link #second} are two methods, not one with the shuffles as parameters, because the
 * compiler boxes shuffles that are not constants.
 */
final class VectorTranspose {

  /** The number of columns below which the loops over them would cost more than the moves. */
  private static final int FEW = 8;

  private static final VectorShuffle<Integer> HALVES = swap(Lanes.COUNT / 2);
  private static final VectorShuffle<Integer> QUARTERS = swap(Lanes.COUNT / 4);
  private static final VectorShuffle<Integer> PAIRS = swap(2);
  private static final VectorShuffle<Integer> NEIGHBOURS = swap(1);

  private static final int[] LATER_HALF = lanes(Lanes.COUNT / 2);
  private static final int[] LATER_QUARTERS = lanes(Lanes.COUNT / 4);
  private static final int[] LATER_PAIRS = lanes(2);
  private static final int[] LATER_NEIGHBOURS = lanes(1);

  private VectorTranspose() {}

  /** The size that {@code t} must have: the numbers behind the transposed ones are work space. */
  static int room(int in, int out) {
    return in * out + Lanes.COUNT * out;
  }

  static void apply(float[] w, int wAt, float[] t, int tAt, int in, int out) {
    if (out < FEW) {
      Transpose.narrow(w, wAt, t, tAt, in, out);
    } else if (in % Lanes.COUNT > 0 || out % Lanes.COUNT > 0) {
      Transpose.scalar(w, wAt, t, tAt, in, out);
    } else {
      int work = tAt + in * out;
      for (int k = 0; k < in; k += Lanes.COUNT) {
        rows(w, wAt + k * out, t, tAt + k, in, out, work);
      }
    }
  }

  private static void rows(float[] w, int wAt, float[] t, int tAt, int in, int out, int work) {
    if (Lanes.COUNT == 4) {
      second(w, wAt, t, tAt, in, out);
    } else {
      first(w, wAt, t, work, out);
      if (Lanes.COUNT == 8) {
        last(t, work, t, tAt, in, out);
      } else {
        second(t, work, t, tAt, in, out);
      }
    }
  }

  /**
   * Exchanges lanes by the two highest bits. Afterwards {@code to} is {@code [lanes / 4, out /
   * lanes, 4, lanes]}.
   */
  private static void first(float[] from, int at, float[] to, int toAt, int out) {
    IntVector laterHalf = IntVector.fromArray(Lanes.INTS, LATER_HALF, 0);
    IntVector laterQuarters = IntVector.fromArray(Lanes.INTS, LATER_QUARTERS, 0);
    int quarter = Lanes.COUNT / 4 * out;
    int next = toAt;
    for (int i = at; i < at + quarter; i += Lanes.COUNT, next += 4 * Lanes.COUNT) {
      IntVector a = FloatVector.fromArray(Lanes.FLOATS, from, i).reinterpretAsInts();
      IntVector b = FloatVector.fromArray(Lanes.FLOATS, from, i + quarter).reinterpretAsInts();
      IntVector c = FloatVector.fromArray(Lanes.FLOATS, from, i + 2 * quarter).reinterpretAsInts();
      IntVector d = FloatVector.fromArray(Lanes.FLOATS, from, i + 3 * quarter).reinterpretAsInts();
      IntVector ac = a.lanewise(XOR, c.rearrange(HALVES)).lanewise(AND, laterHalf);
      IntVector bd = b.lanewise(XOR, d.rearrange(HALVES)).lanewise(AND, laterHalf);
      a = a.lanewise(XOR, ac);
      c = c.lanewise(XOR, ac.rearrange(HALVES));
      b = b.lanewise(XOR, bd);
      d = d.lanewise(XOR, bd.rearrange(HALVES));
      IntVector ab = a.lanewise(XOR, b.rearrange(QUARTERS)).lanewise(AND, laterQuarters);
      IntVector cd = c.lanewise(XOR, d.rearrange(QUARTERS)).lanewise(AND, laterQuarters);
      a = a.lanewise(XOR, ab);
      b = b.lanewise(XOR, ab.rearrange(QUARTERS));
      c = c.lanewise(XOR, cd);
      d = d.lanewise(XOR, cd.rearrange(QUARTERS));
      a.reinterpretAsFloats().intoArray(to, next);
      b.reinterpretAsFloats().intoArray(to, next + Lanes.COUNT);
      c.reinterpretAsFloats().intoArray(to, next + 2 * Lanes.COUNT);
      d.reinterpretAsFloats().intoArray(to, next + 3 * Lanes.COUNT);
    }
  }

  /**
   * Exchanges lanes by the two lowest bits, which {@link #first} made the highest, into rows of t.
   */
  private static void second(float[] from, int at, float[] t, int tAt, int in, int out) {
    IntVector laterPairs = IntVector.fromArray(Lanes.INTS, LATER_PAIRS, 0);
    IntVector laterNeighbours = IntVector.fromArray(Lanes.INTS, LATER_NEIGHBOURS, 0);
    int quarter = Lanes.COUNT / 4 * out;
    int next = tAt;
    for (int i = at; i < at + quarter; i += Lanes.COUNT, next += 4 * in) {
      IntVector a = FloatVector.fromArray(Lanes.FLOATS, from, i).reinterpretAsInts();
      IntVector b = FloatVector.fromArray(Lanes.FLOATS, from, i + quarter).reinterpretAsInts();
      IntVector c = FloatVector.fromArray(Lanes.FLOATS, from, i + 2 * quarter).reinterpretAsInts();
      IntVector d = FloatVector.fromArray(Lanes.FLOATS, from, i + 3 * quarter).reinterpretAsInts();
      IntVector ac = a.lanewise(XOR, c.rearrange(PAIRS)).lanewise(AND, laterPairs);
      IntVector bd = b.lanewise(XOR, d.rearrange(PAIRS)).lanewise(AND, laterPairs);
      a = a.lanewise(XOR, ac);
      c = c.lanewise(XOR, ac.rearrange(PAIRS));
      b = b.lanewise(XOR, bd);
      d = d.lanewise(XOR, bd.rearrange(PAIRS));
      IntVector ab = a.lanewise(XOR, b.rearrange(NEIGHBOURS)).lanewise(AND, laterNeighbours);
      IntVector cd = c.lanewise(XOR, d.rearrange(NEIGHBOURS)).lanewise(AND, laterNeighbours);
      a = a.lanewise(XOR, ab);
      b = b.lanewise(XOR, ab.rearrange(NEIGHBOURS));
      c = c.lanewise(XOR, cd);
      d = d.lanewise(XOR, cd.rearrange(NEIGHBOURS));
      a.reinterpretAsFloats().intoArray(t, next);
      b.reinterpretAsFloats().intoArray(t, next + in);
      c.reinterpretAsFloats().intoArray(t, next + 2 * in);
      d.reinterpretAsFloats().intoArray(t, next + 3 * in);
    }
  }

  /** Exchanges lanes by the lowest bit, which is left if there are three, into rows of t. */
  private static void last(float[] from, int at, float[] t, int tAt, int in, int out) {
    IntVector laterNeighbours = IntVector.fromArray(Lanes.INTS, LATER_NEIGHBOURS, 0);
    int half = Lanes.COUNT / 2 * out;
    int next = tAt;
    for (int i = at; i < at + half; i += Lanes.COUNT, next += 2 * in) {
      IntVector a = FloatVector.fromArray(Lanes.FLOATS, from, i).reinterpretAsInts();
      IntVector b = FloatVector.fromArray(Lanes.FLOATS, from, i + half).reinterpretAsInts();
      IntVector ab = a.lanewise(XOR, b.rearrange(NEIGHBOURS)).lanewise(AND, laterNeighbours);
      a = a.lanewise(XOR, ab);
      b = b.lanewise(XOR, ab.rearrange(NEIGHBOURS));
      a.reinterpretAsFloats().intoArray(t, next);
      b.reinterpretAsFloats().intoArray(t, next + in);
    }
  }

  private static VectorShuffle<Integer> swap(int distance) {
    return VectorShuffle.fromOp(Lanes.INTS, i -> i ^ distance);
  }

  /**
   * A mask with all bits of the lanes whose numbers have the distance's bit, and no bit of others.
   */
  private static int[] lanes(int distance) {
    int[] lanes = new int[Lanes.COUNT];
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = (i & distance) != 0 ? -1 : 0;
    }
    return lanes;
  }
}

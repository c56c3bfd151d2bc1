package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Comparisons and choices between arrays, of which those that are smaller stretch. */
final class Pairwise {

  private final Scratch scratch;
  private final Ops ops;

  Pairwise(Scratch scratch) {
    this.scratch = scratch;
    this.ops = scratch.ops();
  }

  void minimum(INDArray x, INDArray y, INDArray out) {
    INDArray left = copy("left", x, out);
    // in this order only what is not a number on the left is lost
    ops.atMost(left, y, out);
    ops.spoil(out, left);
  }

  void maximum(INDArray x, INDArray y, INDArray out) {
    INDArray left = copy("left", x, out);
    ops.atLeast(left, y, out);
    ops.spoil(out, left);
  }

  /** Equal infinite numbers have a difference that is not a number, which does not count. */
  void greater(INDArray x, INDArray y, INDArray out) {
    INDArray left = copy("left", x, out);
    INDArray right = copy("right", y, out);
    INDArray difference = scratch.like("difference", out);
    ops.subtract(left, right, difference);
    ops.isPositive(difference, out);
    ops.spoil(out, left);
    ops.spoil(out, right);
  }

  void choose(INDArray condition, INDArray one, INDArray other, INDArray out) {
    INDArray conditions = copy("conditions", condition, out);
    INDArray isOther = scratch.like("is other", out);
    INDArray chosen = scratch.like("chosen", out);
    INDArray rest = scratch.like("rest", out);
    ops.choose(conditions, whole("left", one, out), chosen);
    ops.isPositive(conditions, isOther);
    ops.complement(isOther);
    ops.choose(isOther, whole("right", other, out), rest);
    ops.add(chosen, rest, out);
    ops.spoil(out, conditions);
  }

  /** A copy in the size of what is written. */
  private INDArray copy(String name, INDArray x, INDArray out) {
    INDArray copy = scratch.like(name, out);
    ops.add(scratch.zeros(out.size(1), out.size(2)), x, copy);
    return copy;
  }

  /** Numbers in the size of what is written, not copied where they have it. */
  private INDArray whole(String name, INDArray x, INDArray out) {
    boolean isWhole = x.size(1) == out.size(1) && x.size(2) == out.size(2);
    return isWhole ? x : copy(name, x, out);
  }
}

package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The comparisons and choices between arrays. A smaller array stretches to the size of the result.
 */
final class Pairwise {

  private final Scratch scratch;
  private final Ops ops;

  Pairwise(Scratch scratch) {
    this.scratch = scratch;
    this.ops = scratch.ops();
  }

  void minimum(INDArray x, INDArray y, INDArray out) {
    INDArray left = copy("left", x, out);
    // in this order only a left number that is not a number is lost, and the next line restores it
    ops.atMost(left, y, out);
    ops.spoil(out, left);
  }

  void maximum(INDArray x, INDArray y, INDArray out) {
    INDArray left = copy("left", x, out);
    ops.atLeast(left, y, out);
    ops.spoil(out, left);
  }

  /**
   * Takes the difference. That of equal infinite numbers is not a number, and counts as not
   * positive.
   */
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

  /** A copy in the size of the result. */
  private INDArray copy(String name, INDArray x, INDArray out) {
    INDArray copy = scratch.like(name, out);
    ops.add(scratch.zeros(out.size(1), out.size(2)), x, copy);
    return copy;
  }

  /** The numbers in the size of the result; they are copied only if they have another size. */
  private INDArray whole(String name, INDArray x, INDArray out) {
    boolean isWhole = x.size(1) == out.size(1) && x.size(2) == out.size(2);
    return isWhole ? x : copy(name, x, out);
  }
}

package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The arithmetic on single numbers. */
final class Elements {

  private final Scratch scratch;
  private final Ops ops;

  Elements(Scratch scratch) {
    this.scratch = scratch;
    this.ops = scratch.ops();
  }

  void affine(INDArray x, float scale, float shift, INDArray out) {
    if (out != x) {
      out.assign(x);
    }
    ops.multiply(scale, out);
    if (shift != 0) {
      ops.add(shift, out);
    }
  }

  void clip(INDArray x, float low, float high, INDArray out) {
    ops.atLeast(x, low, out);
    ops.atMost(high, out);
  }

  /**
   * Writes the number between minus a bound and the bound that is nearest to {@code x}; a bound
   * that is not a number has no effect.
   */
  void clamp(INDArray x, INDArray bound, INDArray out) {
    INDArray negative = scratch.scalar("bound");
    ops.atMost(bound, x, out);
    negative.assign(bound);
    ops.multiply(-1f, negative);
    ops.atLeast(negative, out, out);
  }

  void addNoise(
      INDArray x,
      INDArray normals,
      INDArray deviation,
      INDArray bound,
      float low,
      float high,
      INDArray out) {
    INDArray noise = scratch.like("noise", x);
    INDArray spread = scratch.scalar("spread");
    spread.assign(deviation);
    ops.spoil(spread, bound);
    ops.multiply(normals, spread, noise);
    clamp(noise, bound, noise);
    ops.add(x, noise, noise);
    clip(noise, low, high, out);
  }

  void moveTowards(INDArray source, INDArray kept, INDArray target) {
    INDArray moved = scratch.scalar("moved");
    INDArray part = scratch.like("part", source);
    moved.assign(kept);
    ops.complement(moved);
    ops.multiply(source, moved, part);
    ops.multiply(target, kept, target);
    ops.add(target, part, target);
  }
}

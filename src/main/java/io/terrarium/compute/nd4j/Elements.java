package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Arithmetic on each number apart. */
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

  /** What is nearest to {@code x} between minus a bound and the bound. */
  void clamp(INDArray x, INDArray bound, INDArray out) {
    INDArray negative = scratch.scalar("bound");
    ops.min(x, bound, out);
    negative.assign(bound);
    ops.multiply(-1f, negative);
    ops.max(out, negative, out);
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
    ops.multiply(normals, deviation, noise);
    clamp(noise, bound, noise);
    ops.add(x, noise, noise);
    clip(noise, low, high, out);
  }

  /**
   * By bounds of plus and minus infinity: a product with 0 or 1 would let an infinite number that
   * is not chosen through.
   */
  void choose(INDArray condition, INDArray one, INDArray other, INDArray out) {
    INDArray bound = scratch.like("chosen", condition);
    INDArray chosen = scratch.like("one", one);
    ops.isPositive(condition, bound);
    affine(bound, 2, -1, bound);
    ops.multiply(Float.POSITIVE_INFINITY, bound);
    ops.min(one, bound, chosen);
    ops.multiply(-1f, bound);
    ops.min(other, bound, out);
    ops.max(chosen, out, out);
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

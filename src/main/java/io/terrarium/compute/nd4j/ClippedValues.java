package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** PPO's value loss. */
final class ClippedValues {

  private final Scratch scratch;

  ClippedValues(Scratch scratch) {
    this.scratch = scratch;
  }

  /**
   * The error counts where the value has moved by less than the clip, or where the clipped error is
   * not the larger one.
   */
  void gradient(
      INDArray value,
      INDArray oldValue,
      INDArray target,
      INDArray clip,
      INDArray coefficient,
      INDArray gradient) {
    INDArray error = scratch.like("error", value);
    INDArray ignored = scratch.like("ignored", value);
    Ops.subtract(value, target, error);
    ignored(value, oldValue, target, clip, error, ignored);
    Ops.complement(ignored);
    Ops.multiply(error, ignored, gradient);
    Ops.multiply(gradient, coefficient, gradient);
    gradient.divi(value.size(1));
  }

  private void ignored(
      INDArray value,
      INDArray oldValue,
      INDArray target,
      INDArray clip,
      INDArray error,
      INDArray ignored) {
    INDArray change = scratch.like("change", value);
    INDArray clipped = scratch.like("clipped change", value);
    Ops.subtract(value, oldValue, change);
    clamp(change, clip, clipped);
    Ops.subtract(change, clipped, change);
    Ops.abs(change, change);
    Ops.isPositive(change, change);
    Ops.add(oldValue, clipped, clipped);
    Ops.subtract(clipped, target, clipped);
    Ops.square(clipped, clipped);
    Ops.square(error, ignored);
    Ops.subtract(clipped, ignored, ignored);
    Ops.isPositive(ignored, ignored);
    Ops.multiply(ignored, change, ignored);
  }

  private void clamp(INDArray x, INDArray clip, INDArray clamped) {
    INDArray bound = scratch.scalar("bound");
    Ops.min(x, clip, clamped);
    bound.assign(clip);
    bound.muli(-1f);
    Ops.max(clamped, bound, clamped);
  }
}

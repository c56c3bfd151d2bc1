package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The gradient of PPO's clipped value loss. */
final class ClippedValues {

  private final Scratch scratch;
  private final Ops ops;
  private final Elements elements;

  ClippedValues(Scratch scratch, Elements elements) {
    this.scratch = scratch;
    this.elements = elements;
    this.ops = scratch.ops();
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
    INDArray clipped = scratch.like("clipped error", value);
    INDArray ignored = scratch.like("ignored", value);
    ops.subtract(value, target, error);
    ignored(value, oldValue, target, clip, error, clipped, ignored);
    ops.complement(ignored);
    ops.choose(ignored, error, gradient);
    ops.spoil(gradient, clipped);
    INDArray weight = scratch.scalar("value weight");
    weight.assign(coefficient);
    ops.spoil(weight, clip);
    ops.multiply(gradient, weight, gradient);
    ops.divide(value.size(1), gradient);
  }

  /**
   * Fills the last two arrays: the square of the clipped error, and 1 where an error is ignored.
   */
  private void ignored(
      INDArray value,
      INDArray oldValue,
      INDArray target,
      INDArray clip,
      INDArray error,
      INDArray clipped,
      INDArray ignored) {
    INDArray change = scratch.like("change", value);
    ops.subtract(value, oldValue, change);
    elements.clamp(change, clip, clipped);
    ops.subtract(change, clipped, change);
    ops.abs(change, change);
    ops.isPositive(change, change);
    ops.add(oldValue, clipped, clipped);
    ops.subtract(clipped, target, clipped);
    ops.square(clipped, clipped);
    ops.square(error, ignored);
    ops.subtract(clipped, ignored, ignored);
    ops.isPositive(ignored, ignored);
    ops.multiply(ignored, change, ignored);
  }
}

package io.terrarium.compute.nd4j;

import io.terrarium.compute.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.factory.Nd4j;

/** The activations behind dense layers, and their gradients, in place. */
final class Activations {

  /** A number whose square times the smallest float is above 1. */
  private static final float LARGE = 1e30f;

  private final Scratch scratch;
  private final Ops ops;

  Activations(Scratch scratch) {
    this.scratch = scratch;
    this.ops = scratch.ops();
  }

  void apply(Activation activation, INDArray y) {
    switch (activation) {
      case TANH -> tanh(y);
      case RELU -> ops.atLeast(y, 0, y);
      case LINEAR -> {}
    }
  }

  /**
   * Computes {@code 2 sigmoid(2 y) - 1}, because ND4J's own tanh takes more than twice the time.
   */
  private void tanh(INDArray y) {
    ops.multiply(2f, y);
    Nd4j.exec(new Sigmoid(y, y));
    ops.multiply(2f, y);
    ops.add(-1f, y);
  }

  void gradient(Activation activation, INDArray y, INDArray dy) {
    switch (activation) {
      case TANH -> tanhGradient(y, dy);
      case RELU -> reluGradient(y, dy);
      case LINEAR -> {}
    }
  }

  private void tanhGradient(INDArray y, INDArray dy) {
    INDArray slope = scratch.like("slope", y);
    ops.square(y, slope);
    ops.complement(slope);
    ops.multiply(dy, slope, dy);
  }

  /**
   * Enlarges numbers above 0 beyond 1 and caps them at 1, so that what is not a number stays so.
   */
  private void reluGradient(INDArray y, INDArray dy) {
    INDArray slope = scratch.like("slope", y);
    ops.atLeast(y, 0, slope);
    ops.multiply(LARGE, slope);
    ops.multiply(LARGE, slope);
    ops.atMost(1, slope);
    ops.multiply(dy, slope, dy);
  }
}

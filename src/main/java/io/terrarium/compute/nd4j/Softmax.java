package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The categorical distributions of rows of logits. ND4J's own {@code log_softmax} is the logarithm
 * of its softmax, which is minus infinity where a logit is some 104 below the largest.
 */
final class Softmax {

  private final Scratch scratch;
  private final Ops ops;

  Softmax(Scratch scratch) {
    this.scratch = scratch;
    this.ops = scratch.ops();
  }

  /**
   * Fills the probabilities and their logarithms. A row's largest logit is subtracted before the
   * exponentials are taken, and added to the logarithm of their sum after.
   */
  void of(INDArray logits, INDArray probabilities, INDArray logs) {
    INDArray largest = scratch.of("largest", logits.size(1), 1);
    INDArray sum = scratch.of("sum", logits.size(1), 1);
    ops.largest(logits, largest);
    ops.subtract(logits, largest, probabilities);
    ops.exp(probabilities, probabilities);
    ops.sumColumns(probabilities, sum);
    ops.divide(probabilities, sum, probabilities);
    ops.log(sum, sum);
    ops.add(sum, largest, sum);
    ops.subtract(logits, sum, logs);
  }
}

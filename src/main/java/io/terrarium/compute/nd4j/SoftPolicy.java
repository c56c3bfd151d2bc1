package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** SAC's expectations under a categorical policy. */
final class SoftPolicy {

  private final Scratch scratch;
  private final Ops ops;
  private final Softmax softmax;
  private final TwinValues values;

  SoftPolicy(Scratch scratch, Softmax softmax, TwinValues values) {
    this.scratch = scratch;
    this.softmax = softmax;
    this.ops = scratch.ops();
    this.values = values;
  }

  void target(
      INDArray reward,
      INDArray done,
      INDArray gamma,
      INDArray temperature,
      INDArray logits,
      INDArray first,
      INDArray second,
      INDArray target) {
    INDArray logs = scratch.like("logs", logits);
    INDArray p = scratch.like("probabilities", logits);
    softmax.of(logits, p, logs);
    INDArray mean = mean(p, losses(logs, first, second, temperature));
    ops.multiply(-1f, mean);
    values.discounted(reward, done, gamma, mean, target);
  }

  void gradient(
      INDArray logits,
      INDArray first,
      INDArray second,
      INDArray temperature,
      INDArray gradient,
      INDArray negativeEntropy) {
    INDArray logs = scratch.like("logs", logits);
    INDArray p = scratch.like("probabilities", logits);
    softmax.of(logits, p, logs);
    INDArray losses = losses(logs, first, second, temperature);
    ops.subtract(losses, mean(p, losses), losses);
    ops.multiply(losses, p, gradient);
    ops.divide(logits.size(1), gradient);
    ops.multiply(p, logs, p);
    ops.sumColumns(p, negativeEntropy);
  }

  /** Computes {@code temperature log pi - min(first, second)}. */
  private INDArray losses(INDArray logs, INDArray first, INDArray second, INDArray temperature) {
    INDArray least = scratch.like("least", first);
    INDArray losses = scratch.like("losses", logs);
    ops.least(first, second, least);
    ops.multiply(logs, temperature, losses);
    ops.subtract(losses, least, losses);
    return losses;
  }

  private INDArray mean(INDArray p, INDArray losses) {
    INDArray product = scratch.like("masked", p);
    INDArray mean = scratch.of("mean loss", p.size(1), 1);
    ops.multiply(p, losses, product);
    ops.sumColumns(product, mean);
    return mean;
  }
}

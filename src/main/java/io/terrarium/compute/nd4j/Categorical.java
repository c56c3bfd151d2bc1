package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The categorical policy of logits: sampling, and PPO's gradient. */
final class Categorical {

  private final Scratch scratch;
  private final Ops ops;
  private final OneHot oneHot;
  private final Softmax softmax;
  private final CumulativeSums sums;
  private final Surrogate surrogate;

  Categorical(Scratch scratch, OneHot oneHot, Softmax softmax) {
    this.scratch = scratch;
    this.ops = scratch.ops();
    this.oneHot = oneHot;
    this.softmax = softmax;
    this.sums = new CumulativeSums(scratch);
    this.surrogate = new Surrogate(scratch);
  }

  /**
   * Samples as action the number of cumulative probabilities that the uniform number has reached.
   * It is the last action if rounding leaves none above the uniform number, and not a number if one
   * of these is not a number.
   */
  void sample(INDArray logits, INDArray uniforms, INDArray action, INDArray logProbability) {
    long n = logits.size(2);
    INDArray logs = scratch.like("logs", logits);
    INDArray above = scratch.like("probabilities", logits);
    INDArray cumulative = scratch.like("cumulative", logits);
    softmax.of(logits, above, logs);
    sums.of(above, cumulative);
    ops.subtract(cumulative, uniforms, cumulative);
    ops.isPositive(cumulative, above);
    ops.complement(above);
    ops.sumColumns(above, action);
    ops.atMost(n - 1, action);
    chosen(logs, oneHot.of(action, n), logProbability);
    ops.spoil(logProbability, uniforms);
    ops.spoil(action, logProbability);
  }

  private void chosen(INDArray logs, INDArray hot, INDArray out) {
    INDArray masked = scratch.like("masked", logs);
    ops.choose(hot, logs, masked);
    ops.sumColumns(masked, out);
  }

  void surrogateGradient(
      INDArray logits,
      INDArray action,
      INDArray oldLogProbability,
      INDArray advantage,
      INDArray clip,
      INDArray entropyCoefficient,
      INDArray gradient) {
    INDArray logs = scratch.like("logs", logits);
    INDArray hot = oneHot.of(action, logits.size(2));
    INDArray p = scratch.like("probabilities", logits);
    INDArray weight = scratch.of("weight", logits.size(1), 1);
    softmax.of(logits, p, logs);
    chosen(logs, hot, weight);
    surrogate.gradient(weight, oldLogProbability, advantage, clip, weight);
    ops.subtract(hot, p, hot);
    ops.multiply(hot, weight, gradient);
    addEntropy(p, logs, entropyCoefficient, gradient);
  }

  /** {@code gradient += coefficient / rows * p (log p - sum p log p)}. */
  private void addEntropy(INDArray p, INDArray logs, INDArray coefficient, INDArray gradient) {
    INDArray product = scratch.like("masked", logs);
    INDArray negativeEntropy = scratch.of("entropy", logs.size(1), 1);
    INDArray weight = scratch.scalar("entropy weight");
    ops.multiply(p, logs, product);
    ops.sumColumns(product, negativeEntropy);
    ops.subtract(logs, negativeEntropy, logs);
    ops.multiply(logs, p, logs);
    weight.assign(coefficient);
    ops.divide(logs.size(1), weight);
    ops.multiply(logs, weight, logs);
    ops.add(gradient, logs, gradient);
  }
}

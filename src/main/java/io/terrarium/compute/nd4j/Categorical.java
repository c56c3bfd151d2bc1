package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The categorical policy of logits: sampling, and PPO's gradient. */
final class Categorical {

  private final Scratch scratch;
  private final Ops ops;
  private final OneHot oneHot;
  private final CumulativeSums sums;
  private final Surrogate surrogate;

  Categorical(Scratch scratch, OneHot oneHot) {
    this.scratch = scratch;
    this.ops = scratch.ops();
    this.oneHot = oneHot;
    this.sums = new CumulativeSums(scratch);
    this.surrogate = new Surrogate(scratch);
  }

  /**
   * The action is how many cumulative probabilities the uniform has reached; the last one where
   * rounding leaves none above it.
   */
  void sample(INDArray logits, INDArray uniforms, INDArray action, INDArray logProbability) {
    long n = logits.size(2);
    INDArray logs = logs(logits);
    INDArray above = scratch.like("probabilities", logits);
    INDArray cumulative = scratch.like("cumulative", logits);
    ops.exp(logs, above);
    sums.of(above, cumulative);
    ops.subtract(cumulative, uniforms, cumulative);
    ops.isPositive(cumulative, above);
    ops.complement(above);
    ops.sumColumns(above, action);
    ops.atMost(n - 1, action);
    chosen(logs, oneHot.of(action, n), logProbability);
  }

  private INDArray logs(INDArray logits) {
    return ops.logSoftmax(logits, scratch.like("logs", logits));
  }

  private void chosen(INDArray logs, INDArray hot, INDArray out) {
    INDArray masked = scratch.like("masked", logs);
    ops.multiply(logs, hot, masked);
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
    INDArray logs = logs(logits);
    INDArray hot = oneHot.of(action, logits.size(2));
    INDArray p = scratch.like("probabilities", logits);
    INDArray weight = scratch.of("weight", logits.size(1), 1);
    ops.exp(logs, p);
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

package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The categorical policy of logits: sampling, and PPO's gradient. */
final class Categorical {

  private static final long LAST_AXIS = 2;

  private final Scratch scratch;
  private final OneHot oneHot;
  private final Surrogate surrogate;

  Categorical(Scratch scratch, OneHot oneHot) {
    this.scratch = scratch;
    this.oneHot = oneHot;
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
    Ops.exp(logs, above);
    Ops.named("cumsum", above, cumulative, 0, 0, LAST_AXIS);
    Ops.subtract(cumulative, uniforms, cumulative);
    Ops.isPositive(cumulative, above);
    Ops.complement(above);
    Ops.sumColumns(above, action);
    Ops.atMost(action, n - 1, action);
    chosen(logs, oneHot.of(action, n), logProbability);
  }

  private INDArray logs(INDArray logits) {
    INDArray logs = scratch.like("logs", logits);
    Ops.named("log_softmax", logits, logs, LAST_AXIS);
    return logs;
  }

  private void chosen(INDArray logs, INDArray hot, INDArray out) {
    INDArray masked = scratch.like("masked", logs);
    Ops.multiply(logs, hot, masked);
    Ops.sumColumns(masked, out);
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
    Ops.exp(logs, p);
    chosen(logs, hot, weight);
    surrogate.gradient(weight, oldLogProbability, advantage, clip, weight);
    Ops.subtract(hot, p, hot);
    Ops.multiply(hot, weight, gradient);
    addEntropy(p, logs, entropyCoefficient, gradient);
  }

  /** {@code gradient += coefficient / rows * p (log p - sum p log p)}. */
  private void addEntropy(INDArray p, INDArray logs, INDArray coefficient, INDArray gradient) {
    INDArray product = scratch.like("masked", logs);
    INDArray negativeEntropy = scratch.of("entropy", logs.size(1), 1);
    INDArray weight = scratch.scalar("entropy weight");
    Ops.multiply(p, logs, product);
    Ops.sumColumns(product, negativeEntropy);
    Ops.subtract(logs, negativeEntropy, logs);
    Ops.multiply(logs, p, logs);
    weight.assign(coefficient);
    weight.divi(logs.size(1));
    Ops.multiply(logs, weight, logs);
    Ops.add(gradient, logs, gradient);
  }
}

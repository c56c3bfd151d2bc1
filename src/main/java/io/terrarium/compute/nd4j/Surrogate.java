package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * PPO's clipped surrogate {@code -mean(min(r a, clip(r, 1 - eps, 1 + eps) a))}, arXiv 1707.06347.
 */
final class Surrogate {

  private final Scratch scratch;
  private final Ops ops;

  Surrogate(Scratch scratch) {
    this.scratch = scratch;
    this.ops = scratch.ops();
  }

  /**
   * The derivative with respect to the log probabilities of the actions, {@code [agents, rows, 1]}.
   */
  void gradient(
      INDArray logProbability,
      INDArray oldLogProbability,
      INDArray advantage,
      INDArray clip,
      INDArray gradient) {
    INDArray ratio = scratch.like("ratio", logProbability);
    INDArray clipped = scratch.like("clipped ratio", logProbability);
    INDArray counts = scratch.like("counts", logProbability);
    ops.subtract(logProbability, oldLogProbability, ratio);
    ops.exp(ratio, ratio);
    clip(ratio, clip, clipped);
    ops.multiply(clipped, advantage, clipped);
    ops.multiply(ratio, advantage, ratio);
    // an advantage of 0 counts for nothing, however large the ratio
    INDArray objective = scratch.like("objective", logProbability);
    ops.abs(advantage, counts);
    ops.choose(counts, ratio, objective);
    ops.subtract(objective, clipped, counts);
    ops.isPositive(counts, counts);
    ops.complement(counts);
    ops.choose(counts, objective, gradient);
    ops.spoil(gradient, clipped);
    ops.divide(-logProbability.size(1), gradient);
  }

  private void clip(INDArray ratio, INDArray clip, INDArray clipped) {
    INDArray bound = scratch.scalar("bound");
    bound.assign(clip);
    ops.complement(bound);
    ops.atLeast(bound, ratio, clipped);
    bound.assign(clip);
    ops.add(1f, bound);
    // in this order a clip that is not a number is not lost
    ops.atMost(clipped, bound, clipped);
  }
}

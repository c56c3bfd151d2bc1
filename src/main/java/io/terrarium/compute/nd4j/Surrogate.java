package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * PPO's clipped surrogate {@code -mean(min(r a, clip(r, 1 - eps, 1 + eps) a))}, arXiv 1707.06347.
 */
final class Surrogate {

  /** A ratio above it, which only a diverged training has, would make zeros not a number. */
  private static final float LARGEST_RATIO = 1e30f;

  private final Scratch scratch;

  Surrogate(Scratch scratch) {
    this.scratch = scratch;
  }

  /**
   * Its derivative with respect to the log probabilities of the actions, {@code [agents, rows, 1]}.
   */
  void gradient(
      INDArray logProbability,
      INDArray oldLogProbability,
      INDArray advantage,
      INDArray clip,
      INDArray gradient) {
    INDArray ratio = scratch.like("ratio", logProbability);
    INDArray clipped = scratch.like("clipped ratio", logProbability);
    Ops.subtract(logProbability, oldLogProbability, ratio);
    Ops.exp(ratio, ratio);
    Ops.atMost(ratio, LARGEST_RATIO, ratio);
    clip(ratio, clip, clipped);
    Ops.multiply(clipped, advantage, clipped);
    Ops.multiply(ratio, advantage, ratio);
    Ops.subtract(ratio, clipped, clipped);
    Ops.isPositive(clipped, clipped);
    Ops.complement(clipped);
    Ops.multiply(ratio, clipped, gradient);
    gradient.divi(-logProbability.size(1));
  }

  private void clip(INDArray ratio, INDArray clip, INDArray clipped) {
    INDArray bound = scratch.scalar("bound");
    bound.assign(clip);
    Ops.complement(bound);
    Ops.max(ratio, bound, clipped);
    bound.assign(clip);
    bound.addi(1f);
    Ops.min(clipped, bound, clipped);
  }
}

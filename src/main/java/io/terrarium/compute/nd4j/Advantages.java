package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Generalized advantage estimation (arXiv 1506.02438) and the normalization of advantages. */
final class Advantages {

  private static final float LEAST_STD = 1e-8f;

  private final Scratch scratch;
  private final Ops ops;
  private Nd4jBlock decay;

  Advantages(Scratch scratch) {
    this.scratch = scratch;
    this.ops = scratch.ops();
  }

  /** Computes all steps at once, except for the recursion, which goes step by step. */
  void estimate(
      Nd4jBlock reward,
      Nd4jBlock done,
      Nd4jBlock value,
      Nd4jBlock lastValue,
      INDArray gamma,
      INDArray lambda,
      Nd4jBlock advantage,
      Nd4jBlock target) {
    int samples = reward.rows();
    int environments = lastValue.rows();
    INDArray goesOn = scratch.like("goes on", reward.array());
    goesOn.assign(done.array());
    ops.complement(goesOn);
    temporalDifference(reward, value, lastValue, gamma, goesOn, advantage);
    if (decay == null || decay.rows() != samples) {
      decay = new Nd4jBlock(scratch.agents(), samples, 1);
    }
    INDArray factor = scratch.scalar("factor");
    ops.multiply(gamma, lambda, factor);
    ops.multiply(goesOn, factor, decay.array());
    INDArray lastRest = decay.rows(samples - environments, samples);
    INDArray last = advantage.rows(samples - environments, samples);
    // nothing follows the last step, but a factor that is not finite must make this not a number
    ops.multiply(0f, lastRest);
    ops.add(last, lastRest, last);
    for (int from = samples - 2 * environments; from >= 0; from -= environments) {
      int next = from + environments;
      INDArray rest = decay.rows(from, next);
      ops.multiply(rest, advantage.rows(next, next + environments), rest);
      ops.add(advantage.rows(from, next), rest, advantage.rows(from, next));
    }
    ops.add(advantage.array(), value.array(), target.array());
  }

  /** Computes {@code r_t + gamma (1 - done_t) v_{t+1} - v_t}. */
  private void temporalDifference(
      Nd4jBlock reward,
      Nd4jBlock value,
      Nd4jBlock lastValue,
      INDArray gamma,
      INDArray goesOn,
      Nd4jBlock out) {
    int samples = reward.rows();
    int environments = lastValue.rows();
    if (samples > environments) {
      out.rows(0, samples - environments).assign(value.rows(environments, samples));
    }
    out.rows(samples - environments, samples).assign(lastValue.array());
    ops.multiply(out.array(), gamma, out.array());
    ops.multiply(out.array(), goesOn, out.array());
    ops.add(out.array(), reward.array(), out.array());
    ops.subtract(out.array(), value.array(), out.array());
  }

  void normalize(INDArray advantage) {
    INDArray mean = scratch.scalar("mean");
    INDArray std = scratch.scalar("std");
    INDArray squares = scratch.like("squares", advantage);
    ops.sumRows(advantage, mean);
    ops.divide(advantage.size(1), mean);
    ops.subtract(advantage, mean, advantage);
    ops.square(advantage, squares);
    ops.sumRows(squares, std);
    ops.divide(advantage.size(1), std);
    ops.sqrt(std, std);
    ops.add(LEAST_STD, std);
    ops.divide(advantage, std, advantage);
  }
}

package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The Gaussian policy with a log standard deviation that does not depend on the state. */
final class Gaussian {

  private static final float HALF_LOG_TWO_PI = 0.9189385f;

  private final Scratch scratch;
  private final Ops ops;
  private final Surrogate surrogate;

  Gaussian(Scratch scratch) {
    this.scratch = scratch;
    this.ops = scratch.ops();
    this.surrogate = new Surrogate(scratch);
  }

  void sample(
      INDArray mean, INDArray logStd, INDArray normals, INDArray action, INDArray logProbability) {
    INDArray std = scratch.like("std", logStd);
    ops.exp(logStd, std);
    ops.multiply(normals, std, action);
    ops.add(mean, action, action);
    logProbability(normals, logStd, logProbability);
  }

  void surrogateGradient(
      INDArray mean,
      INDArray logStd,
      INDArray action,
      INDArray oldLogProbability,
      INDArray advantage,
      INDArray clip,
      INDArray entropyCoefficient,
      INDArray meanGradient,
      INDArray logStdGradient) {
    INDArray std = scratch.like("std", logStd);
    INDArray z = scratch.like("deviation", mean);
    INDArray weight = scratch.of("weight", mean.size(1), 1);
    ops.exp(logStd, std);
    ops.subtract(action, mean, z);
    ops.divide(z, std, z);
    logProbability(z, logStd, weight);
    surrogate.gradient(weight, oldLogProbability, advantage, clip, weight);
    ops.multiply(z, weight, meanGradient);
    ops.divide(meanGradient, std, meanGradient);
    ops.square(z, z);
    ops.add(-1f, z);
    ops.multiply(z, weight, z);
    ops.sumRows(z, logStdGradient);
    // the entropy is the sum of the log standard deviations and a constant
    ops.subtract(logStdGradient, entropyCoefficient, logStdGradient);
  }

  /** {@code sum(-z^2 / 2 - log std - log(2 pi) / 2)} over the columns. */
  void logProbability(INDArray z, INDArray logStd, INDArray out) {
    INDArray terms = scratch.like("terms", z);
    ops.square(z, terms);
    ops.multiply(-0.5f, terms);
    ops.subtract(terms, logStd, terms);
    ops.add(-HALF_LOG_TWO_PI, terms);
    ops.sumColumns(terms, out);
  }
}

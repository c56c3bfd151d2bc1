package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The Gaussian policy with a log standard deviation that does not depend on the state. */
final class Gaussian {

  private static final float HALF_LOG_TWO_PI = 0.9189385f;

  private final Scratch scratch;
  private final Surrogate surrogate;

  Gaussian(Scratch scratch) {
    this.scratch = scratch;
    this.surrogate = new Surrogate(scratch);
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
    Ops.exp(logStd, std);
    Ops.subtract(action, mean, z);
    Ops.divide(z, std, z);
    logProbability(z, logStd, weight);
    surrogate.gradient(weight, oldLogProbability, advantage, clip, weight);
    Ops.multiply(z, weight, meanGradient);
    Ops.divide(meanGradient, std, meanGradient);
    Ops.square(z, z);
    z.subi(1f);
    Ops.multiply(z, weight, z);
    Ops.sumRows(z, logStdGradient);
    // the entropy is the sum of the log standard deviations and a constant
    Ops.subtract(logStdGradient, entropyCoefficient, logStdGradient);
  }

  /** {@code sum(-z^2 / 2 - log std - log(2 pi) / 2)} over the columns. */
  private void logProbability(INDArray z, INDArray logStd, INDArray out) {
    INDArray terms = scratch.like("terms", z);
    Ops.square(z, terms);
    terms.muli(-0.5f);
    Ops.subtract(terms, logStd, terms);
    terms.subi(HALF_LOG_TWO_PI);
    Ops.sumColumns(terms, out);
  }
}

package io.terrarium.compute.nd4j;

import io.terrarium.compute.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The Gaussian policy that the hyperbolic tangent squashes: sampling, and SAC's gradient. */
final class Squashed {

  private static final float LOG_STD_MIN = -10;
  private static final float LOG_STD_MAX = 2;
  private static final float LOG_TWO = 0.6931472f;

  private final Scratch scratch;
  private final Ops ops;
  private final Elements elements;
  private final Activations activations;
  private final Gaussian gaussian;

  Squashed(Scratch scratch, Elements elements, Activations activations, Gaussian gaussian) {
    this.scratch = scratch;
    this.ops = scratch.ops();
    this.elements = elements;
    this.activations = activations;
    this.gaussian = gaussian;
  }

  void sample(Nd4jBlock heads, INDArray normals, INDArray action, INDArray logProbability) {
    int n = heads.columns() / 2;
    INDArray logStd = logStd(heads);
    INDArray std = scratch.like("std", logStd);
    INDArray magnitude = scratch.like("magnitude", logStd);
    ops.exp(logStd, std);
    ops.multiply(normals, std, action);
    ops.add(action, heads.columns(0, n), action);
    ops.abs(action, magnitude);
    activations.apply(Activation.TANH, action);
    gaussian.logProbability(normals, logStd, logProbability);
    ops.subtract(logProbability, logDeterminant(magnitude), logProbability);
  }

  /**
   * Computes {@code log(1 - tanh^2 u) = 2 (log 2 - |u| - log(1 + exp(-2 |u|)))}, summed over the
   * columns.
   */
  private INDArray logDeterminant(INDArray magnitude) {
    INDArray logs = scratch.like("logs of one more", magnitude);
    INDArray sum = scratch.of("log determinant", magnitude.size(1), 1);
    logs.assign(magnitude);
    ops.multiply(-2f, logs);
    ops.exp(logs, logs);
    ops.add(1f, logs);
    ops.log(logs, logs);
    ops.add(logs, magnitude, logs);
    ops.multiply(-2f, logs);
    ops.add(2 * LOG_TWO, logs);
    ops.sumColumns(logs, sum);
    return sum;
  }

  private INDArray logStd(Nd4jBlock heads) {
    int n = heads.columns() / 2;
    INDArray raw = heads.columns(n, 2 * n);
    INDArray clipped = scratch.like("log std", raw);
    elements.clip(raw, LOG_STD_MIN, LOG_STD_MAX, clipped);
    return clipped;
  }

  void gradient(
      Nd4jBlock heads,
      INDArray normals,
      INDArray action,
      INDArray actionGradient,
      INDArray temperature,
      Nd4jBlock gradient) {
    int n = heads.columns() / 2;
    INDArray weight = scratch.scalar("temperature weight");
    weight.assign(temperature);
    ops.divide(heads.rows(), weight);
    INDArray ofSample = ofSample(action, actionGradient, weight);
    gradient.columns(0, n).assign(ofSample);
    INDArray logStd = logStd(heads);
    INDArray std = scratch.like("std", logStd);
    ops.exp(logStd, std);
    ops.multiply(ofSample, std, ofSample);
    ops.multiply(ofSample, normals, ofSample);
    ops.subtract(ofSample, weight, ofSample);
    INDArray clipped = scratch.like("clipped", logStd);
    ops.subtract(logStd, heads.columns(n, 2 * n), clipped);
    ops.abs(clipped, clipped);
    ops.isPositive(clipped, clipped);
    ops.complement(clipped);
    ops.choose(clipped, ofSample, ofSample);
    gradient.columns(n, 2 * n).assign(ofSample);
  }

  /** Computes {@code weight 2 a + gradient (1 - a^2)}. */
  private INDArray ofSample(INDArray action, INDArray actionGradient, INDArray weight) {
    INDArray ofSample = scratch.like("of sample", action);
    INDArray slope = scratch.like("slope of action", action);
    ops.square(action, slope);
    ops.complement(slope);
    ops.multiply(slope, actionGradient, slope);
    ops.multiply(action, weight, ofSample);
    ops.multiply(2f, ofSample);
    ops.add(ofSample, slope, ofSample);
    return ofSample;
  }
}

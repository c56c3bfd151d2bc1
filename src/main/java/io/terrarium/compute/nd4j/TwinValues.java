package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The targets and gradients of twin critics of continuous actions. */
final class TwinValues {

  private final Scratch scratch;
  private final Ops ops;

  TwinValues(Scratch scratch) {
    this.scratch = scratch;
    this.ops = scratch.ops();
  }

  void target(
      INDArray reward,
      INDArray done,
      INDArray gamma,
      INDArray temperature,
      INDArray logProbability,
      INDArray first,
      INDArray second,
      INDArray target) {
    INDArray value = scratch.like("value", reward);
    INDArray bonus = scratch.like("bonus", reward);
    ops.least(first, second, value);
    ops.multiply(logProbability, temperature, bonus);
    ops.subtract(value, bonus, value);
    discounted(reward, done, gamma, value, target);
  }

  /** {@code target = reward + gamma (1 - done) value}; it overwrites {@code value}. */
  void discounted(INDArray reward, INDArray done, INDArray gamma, INDArray value, INDArray target) {
    INDArray goesOn = scratch.like("goes on", reward);
    goesOn.assign(done);
    ops.complement(goesOn);
    ops.multiply(goesOn, gamma, goesOn);
    ops.multiply(value, goesOn, value);
    ops.add(reward, value, target);
  }

  void minimumGradient(
      INDArray first, INDArray second, INDArray firstGradient, INDArray secondGradient) {
    INDArray isSecond = scratch.like("is second", first);
    ops.subtract(first, second, isSecond);
    ops.isPositive(isSecond, isSecond);
    ops.spoil(isSecond, first);
    ops.spoil(isSecond, second);
    secondGradient.assign(isSecond);
    ops.divide(-first.size(1), secondGradient);
    ops.complement(isSecond);
    firstGradient.assign(isSecond);
    ops.divide(-first.size(1), firstGradient);
  }

  void temperatureGradient(INDArray logProbability, INDArray targetEntropy, INDArray gradient) {
    ops.sumRows(logProbability, gradient);
    ops.divide(-logProbability.size(1), gradient);
    ops.subtract(gradient, targetEntropy, gradient);
  }
}

package com.example;

import io.terrarium.compute.Block;
import io.terrarium.compute.CategoricalDistribution;
import io.terrarium.compute.GaussianDistribution;
import io.terrarium.compute.Primitives;

/** The losses of A2C on so many samples, composed of primitives. */
final class A2cLoss {

  private final Primitives primitives;
  private final int samples;
  private final CategoricalDistribution categorical;
  private final GaussianDistribution gaussian;
  private final Block terms;

  A2cLoss(Primitives primitives, int samples, int actions) {
    this.primitives = primitives;
    this.samples = samples;
    this.categorical = new CategoricalDistribution(primitives, samples, actions);
    this.gaussian = new GaussianDistribution(primitives, samples, actions);
    this.terms = primitives.block(samples, actions);
  }

  /**
   * The gradient of {@code -mean(log pi(action) advantage) - coefficient * mean(entropy)} with
   * respect to the logits of a categorical policy, {@code [samples, actions]}.
   */
  void categoricalGradient(
      Block logits, Block action, Block advantage, Block coefficient, Block gradient) {
    categorical.of(logits);
    categorical.logProbabilityGradient(action, gradient);
    primitives.multiply(gradient, advantage, gradient);
    categorical.entropyGradient(terms);
    primitives.multiply(terms, coefficient, terms);
    primitives.add(gradient, terms, gradient);
    primitives.affine(gradient, -1f / samples, 0, gradient);
  }

  /**
   * The same with respect to the means of a Gaussian policy, {@code [samples, actions]}, and to its
   * log standard deviations, {@code [1, actions]}, whose sum the entropy is but for a constant.
   */
  void gaussianGradient(
      Block mean,
      Block logStd,
      Block action,
      Block advantage,
      Block coefficient,
      Block meanGradient,
      Block logStdGradient) {
    gaussian.of(mean, logStd, action);
    gaussian.meanGradient(meanGradient);
    primitives.multiply(meanGradient, advantage, meanGradient);
    primitives.affine(meanGradient, -1f / samples, 0, meanGradient);
    gaussian.logStdGradient(terms);
    primitives.multiply(terms, advantage, terms);
    primitives.meanRows(terms, logStdGradient);
    primitives.add(logStdGradient, coefficient, logStdGradient);
    primitives.affine(logStdGradient, -1, 0, logStdGradient);
  }

  /** The gradient of {@code coefficient * mean((value - target)^2 / 2)}, {@code [samples, 1]}. */
  void valueGradient(Block value, Block target, Block coefficient, Block gradient) {
    primitives.subtract(value, target, gradient);
    primitives.multiply(gradient, coefficient, gradient);
    primitives.affine(gradient, 1f / samples, 0, gradient);
  }
}

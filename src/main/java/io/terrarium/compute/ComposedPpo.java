package io.terrarium.compute;

/**
 * The losses of PPO for a fixed number of rows and columns, composed of primitives. {@link
 * PpoLosses} describes each method.
 */
final class ComposedPpo {

  private static final float LEAST_STD = 1e-8f;

  private final Primitives primitives;
  private final int rows;
  private final CategoricalDistribution categorical;
  private final GaussianDistribution gaussian;
  private final Block terms;
  private final Block low;
  private final Block high;
  private final Block statistic;
  private final Block zero;
  private final Block weight;
  private final Block ratio;
  private final Block clipped;
  private final Block magnitude;
  private final Block excess;

  ComposedPpo(Primitives primitives, int rows, int columns) {
    this.primitives = primitives;
    this.rows = rows;
    this.categorical = new CategoricalDistribution(primitives, rows, columns);
    this.gaussian = new GaussianDistribution(primitives, rows, columns);
    this.terms = primitives.block(rows, columns);
    this.low = primitives.block(1, 1);
    this.high = primitives.block(1, 1);
    this.statistic = primitives.block(1, 1);
    this.zero = primitives.block(1, 1);
    this.weight = primitives.block(rows, 1);
    this.ratio = primitives.block(rows, 1);
    this.clipped = primitives.block(rows, 1);
    this.magnitude = primitives.block(rows, 1);
    this.excess = primitives.block(rows, 1);
  }

  void normalize(Block advantage) {
    primitives.meanRows(advantage, statistic);
    primitives.subtract(advantage, statistic, advantage);
    primitives.multiply(advantage, advantage, magnitude);
    primitives.meanRows(magnitude, statistic);
    primitives.sqrt(statistic, statistic);
    primitives.affine(statistic, 1, LEAST_STD, statistic);
    primitives.divide(advantage, statistic, advantage);
  }

  void categoricalSurrogateGradient(
      Block logits,
      Block action,
      Block oldLogProbability,
      Block advantage,
      Block clip,
      Block entropyCoefficient,
      Block gradient) {
    categorical.of(logits);
    categorical.logProbability(action, weight);
    surrogateGradient(oldLogProbability, advantage, clip);
    categorical.logProbabilityGradient(action, gradient);
    primitives.multiply(gradient, weight, gradient);
    categorical.entropyGradient(terms);
    primitives.affine(entropyCoefficient, 1f / rows, 0, statistic);
    primitives.multiply(terms, statistic, terms);
    primitives.subtract(gradient, terms, gradient);
  }

  void gaussianSurrogateGradient(
      Block mean,
      Block logStd,
      Block action,
      Block oldLogProbability,
      Block advantage,
      Block clip,
      Block entropyCoefficient,
      Block meanGradient,
      Block logStdGradient) {
    gaussian.of(mean, logStd, action);
    gaussian.logProbability(weight);
    surrogateGradient(oldLogProbability, advantage, clip);
    gaussian.meanGradient(meanGradient);
    primitives.multiply(meanGradient, weight, meanGradient);
    gaussian.logStdGradient(terms);
    primitives.multiply(terms, weight, terms);
    primitives.sumRows(terms, logStdGradient);
    // the entropy is the sum of the log standard deviations and a constant
    primitives.subtract(logStdGradient, entropyCoefficient, logStdGradient);
  }

  /**
   * Turns log probabilities into the derivative of {@code -mean(min(r a, clip(r, 1 - eps, 1 + eps)
   * a))} with respect to them. It is 0 where the clipped objective is the smaller one, and where
   * the advantage is 0, however large the ratio.
   */
  private void surrogateGradient(Block oldLogProbability, Block advantage, Block clip) {
    primitives.subtract(weight, oldLogProbability, ratio);
    primitives.exp(ratio, ratio);
    primitives.affine(clip, -1, 1, low);
    primitives.affine(clip, 1, 1, high);
    primitives.maximum(ratio, low, clipped);
    primitives.minimum(clipped, high, clipped);
    primitives.multiply(clipped, advantage, clipped);
    primitives.multiply(ratio, advantage, ratio);
    primitives.affine(advantage, -1, 0, magnitude);
    primitives.maximum(advantage, magnitude, magnitude);
    primitives.choose(magnitude, ratio, zero, ratio);
    primitives.greater(ratio, clipped, excess);
    primitives.choose(excess, zero, ratio, weight);
    primitives.affine(weight, -1f / rows, 0, weight);
  }

  void clippedValueGradient(
      Block value, Block oldValue, Block target, Block clip, Block coefficient, Block gradient) {
    Block change = magnitude;
    Block error = weight;
    primitives.subtract(value, oldValue, change);
    primitives.affine(clip, -1, 0, low);
    primitives.maximum(change, low, clipped);
    primitives.minimum(clipped, clip, clipped);
    isBeyond(change, clipped);
    primitives.add(oldValue, clipped, clipped);
    primitives.subtract(clipped, target, clipped);
    primitives.multiply(clipped, clipped, clipped);
    primitives.subtract(value, target, error);
    primitives.multiply(error, error, ratio);
    // the error is ignored where the value has moved too far and the clipped error is the larger
    primitives.greater(clipped, ratio, ratio);
    primitives.multiply(excess, ratio, ratio);
    primitives.choose(ratio, zero, error, gradient);
    primitives.multiply(gradient, coefficient, gradient);
    primitives.affine(gradient, 1f / rows, 0, gradient);
  }

  /** Fills {@code excess} with 1 where a change differs from the clipped change. */
  private void isBeyond(Block change, Block clippedChange) {
    primitives.greater(change, clippedChange, excess);
    primitives.greater(clippedChange, change, ratio);
    primitives.add(excess, ratio, excess);
  }
}

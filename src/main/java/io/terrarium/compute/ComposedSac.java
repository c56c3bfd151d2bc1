package io.terrarium.compute;

/**
 * The losses of SAC's policies for a fixed number of rows and columns, composed of primitives.
 * {@link SacLosses} describes each method.
 */
final class ComposedSac {

  private static final float LOG_STD_MIN = -10;
  private static final float LOG_STD_MAX = 2;

  private final Primitives primitives;
  private final int rows;
  private final int columns;
  private final CategoricalDistribution policy;
  private final Block loss;
  private final Block least;
  private final Block mean;
  private final Block weight;
  private final Block zero;
  private final Block log;
  private final Block logStd;
  private final Block beyond;
  private final Block slope;
  private final Block ofSample;

  ComposedSac(Primitives primitives, int rows, int columns) {
    this.primitives = primitives;
    this.rows = rows;
    this.columns = columns;
    this.policy = new CategoricalDistribution(primitives, rows, columns);
    this.loss = primitives.block(rows, columns);
    this.least = primitives.block(rows, columns);
    this.mean = primitives.block(rows, 1);
    this.weight = primitives.block(1, 1);
    this.zero = primitives.block(1, 1);
    this.log = primitives.block(rows, columns);
    this.logStd = primitives.block(rows, columns);
    this.beyond = primitives.block(rows, columns);
    this.slope = primitives.block(rows, columns);
    this.ofSample = primitives.block(rows, columns);
  }

  void softPolicyGradient(
      Block logits,
      Block first,
      Block second,
      Block temperature,
      Block gradient,
      Block negativeEntropy) {
    policy.of(logits);
    primitives.minimum(first, second, least);
    primitives.multiply(policy.logProbabilities(), temperature, loss);
    primitives.subtract(loss, least, loss);
    primitives.multiply(loss, policy.probabilities(), least);
    primitives.sumColumns(least, mean);
    primitives.subtract(loss, mean, loss);
    primitives.multiply(loss, policy.probabilities(), gradient);
    primitives.affine(gradient, 1f / rows, 0, gradient);
    policy.negativeEntropy(negativeEntropy);
  }

  void squashedGradient(
      Block heads,
      Block normals,
      Block action,
      Block actionGradient,
      Block temperature,
      Block gradient) {
    primitives.affine(temperature, 1f / rows, 0, weight);
    sampleGradient(action, actionGradient);
    primitives.columns(heads, columns, log);
    primitives.clip(log, LOG_STD_MIN, LOG_STD_MAX, logStd);
    isBeyond();
    primitives.exp(logStd, logStd);
    primitives.multiply(logStd, ofSample, logStd);
    primitives.multiply(logStd, normals, logStd);
    primitives.subtract(logStd, weight, logStd);
    primitives.choose(beyond, zero, logStd, logStd);
    primitives.append(ofSample, logStd, gradient);
  }

  /** Fills {@code ofSample} with {@code weight 2 a + actionGradient (1 - a^2)}. */
  private void sampleGradient(Block action, Block actionGradient) {
    primitives.multiply(action, action, slope);
    primitives.affine(slope, -1, 1, slope);
    primitives.multiply(slope, actionGradient, slope);
    primitives.multiply(action, weight, ofSample);
    primitives.affine(ofSample, 2, 0, ofSample);
    primitives.add(ofSample, slope, ofSample);
  }

  /** Fills {@code beyond} with 1 where a log standard deviation was clipped. */
  private void isBeyond() {
    primitives.greater(log, logStd, beyond);
    primitives.greater(logStd, log, slope);
    primitives.add(beyond, slope, beyond);
  }

  void temperatureGradient(Block logProbability, Block targetEntropy, Block gradient) {
    primitives.meanRows(logProbability, gradient);
    primitives.add(gradient, targetEntropy, gradient);
    primitives.affine(gradient, -1, 0, gradient);
  }
}

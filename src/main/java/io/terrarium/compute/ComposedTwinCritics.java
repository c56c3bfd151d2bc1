package io.terrarium.compute;

/**
 * The targets and gradients of twin critics for a fixed number of rows and actions, composed of
 * primitives. {@link TwinCriticLosses} describes each method.
 */
final class ComposedTwinCritics {

  private final Primitives primitives;
  private final int rows;
  private final CategoricalDistribution policy;
  private final Block least;
  private final Block bonus;
  private final Block next;
  private final DiscountedTarget discounted;

  ComposedTwinCritics(Primitives primitives, int rows, int actions) {
    this.primitives = primitives;
    this.rows = rows;
    this.policy = new CategoricalDistribution(primitives, rows, actions);
    this.least = primitives.block(rows, actions);
    this.bonus = primitives.block(rows, actions);
    this.next = primitives.block(rows, 1);
    this.discounted = new DiscountedTarget(primitives, rows);
  }

  void target(
      Block reward,
      Block done,
      Block gamma,
      Block temperature,
      Block logProbability,
      Block first,
      Block second,
      Block target) {
    softValues(temperature, logProbability, first, second);
    discounted.of(reward, done, gamma, least, target);
  }

  void expectedTarget(
      Block reward,
      Block done,
      Block gamma,
      Block temperature,
      Block logits,
      Block first,
      Block second,
      Block target) {
    policy.of(logits);
    softValues(temperature, policy.logProbabilities(), first, second);
    primitives.multiply(least, policy.probabilities(), least);
    primitives.sumColumns(least, next);
    discounted.of(reward, done, gamma, next, target);
  }

  /** Fills {@code least} with {@code min(first, second) - temperature logProbability}. */
  private void softValues(Block temperature, Block logProbability, Block first, Block second) {
    primitives.minimum(first, second, least);
    primitives.multiply(logProbability, temperature, bonus);
    primitives.subtract(least, bonus, least);
  }

  void minimumGradient(Block first, Block second, Block firstGradient, Block secondGradient) {
    primitives.greater(first, second, next);
    primitives.affine(next, 1f / rows, -1f / rows, firstGradient);
    primitives.affine(next, -1f / rows, 0, secondGradient);
  }
}

package io.terrarium.compute;

/**
 * Generalized advantage estimation (arXiv 1506.02438) for a fixed number of samples, composed of
 * primitives.
 */
final class ComposedAdvantages {

  private final Primitives primitives;
  private final Block goesOn;
  private final Block values;
  private final Block lastValues;
  private final Block nextValues;
  private final Block advantages;
  private final Block factor;
  private final Block[] decays;
  private final Block[] steps;
  private final Block nothing;
  private final Block later;

  /**
   * @param samples steps times copies
   * @param copies the copies of the environment
   */
  ComposedAdvantages(Primitives primitives, int samples, int copies) {
    Block all = primitives.block(samples + copies, 1);
    this.primitives = primitives;
    this.goesOn = primitives.block(samples, 1);
    this.values = primitives.rows(all, 0, samples);
    this.lastValues = primitives.rows(all, samples, copies);
    this.nextValues = primitives.rows(all, copies, samples);
    this.advantages = primitives.block(samples, 1);
    this.factor = primitives.block(1, 1);
    this.decays = steps(goesOn, copies);
    this.steps = steps(advantages, copies);
    this.nothing = primitives.block(copies, 1);
    this.later = primitives.block(copies, 1);
  }

  /** The rows of each step, as views. */
  private Block[] steps(Block block, int copies) {
    Block[] parts = new Block[block.rows() / copies];
    for (int t = 0; t < parts.length; t++) {
      parts[t] = primitives.rows(block, t * copies, copies);
    }
    return parts;
  }

  /** Computes what {@link PpoLosses#advantages} describes. */
  void estimate(
      Block reward,
      Block done,
      Block value,
      Block lastValue,
      Block gamma,
      Block lambda,
      Block advantage,
      Block target) {
    primitives.copy(value, values);
    primitives.copy(lastValue, lastValues);
    primitives.affine(done, -1, 1, goesOn);
    temporalDifferences(reward, gamma);
    primitives.multiply(gamma, lambda, factor);
    primitives.multiply(goesOn, factor, goesOn);
    sumBackwards();
    primitives.copy(advantages, advantage);
    primitives.add(advantages, values, target);
  }

  /** Fills {@code advantages} with {@code r_t + gamma (1 - done_t) v_{t+1} - v_t}. */
  private void temporalDifferences(Block reward, Block gamma) {
    primitives.multiply(nextValues, gamma, advantages);
    primitives.multiply(advantages, goesOn, advantages);
    primitives.add(advantages, reward, advantages);
    primitives.subtract(advantages, values, advantages);
  }

  /** Runs the recursion, the only part that goes step by step. Nothing follows the last step. */
  private void sumBackwards() {
    Block next = nothing;
    for (int t = steps.length - 1; t >= 0; t--) {
      primitives.multiply(decays[t], next, later);
      primitives.add(steps[t], later, steps[t]);
      next = steps[t];
    }
  }
}

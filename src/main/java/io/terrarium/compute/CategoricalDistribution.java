package io.terrarium.compute;

/**
 * The categorical distributions of rows of logits, with the quantities that losses need, composed
 * of primitives. An object keeps its blocks, so that calls allocate nothing, and serves one number
 * of rows.
 */
public final class CategoricalDistribution {

  private final Primitives primitives;
  private final Block probabilities;
  private final Block logs;
  private final Block oneHot;
  private final Block masked;
  private final Block column;
  private final Block zero;

  /**
   * Distributions over {@code actions} actions.
   *
   * @param rows the rows of the logits
   * @param actions the columns of the logits
   */
  public CategoricalDistribution(Primitives primitives, int rows, int actions) {
    this.primitives = primitives;
    this.probabilities = primitives.block(rows, actions);
    this.logs = primitives.block(rows, actions);
    this.oneHot = primitives.block(rows, actions);
    this.masked = primitives.block(rows, actions);
    this.column = primitives.block(rows, 1);
    this.zero = primitives.block(1, 1);
  }

  /**
   * Takes new logits, {@code [rows, actions]}. Each row's largest one is subtracted before the
   * exponentials are taken, so that none overflows.
   */
  public void of(Block logits) {
    primitives.maxColumns(logits, column);
    primitives.subtract(logits, column, logs);
    primitives.exp(logs, probabilities);
    primitives.sumColumns(probabilities, column);
    primitives.divide(probabilities, column, probabilities);
    primitives.log(column, column);
    primitives.subtract(logs, column, logs);
  }

  /** {@code pi(a)}, {@code [rows, actions]}. */
  public Block probabilities() {
    return probabilities;
  }

  /** {@code log pi(a)}, {@code [rows, actions]}. */
  public Block logProbabilities() {
    return logs;
  }

  /**
   * {@code log pi(action)} of each row.
   *
   * @param action {@code [rows, 1]}: indices
   * @param out {@code [rows, 1]}, written
   */
  public void logProbability(Block action, Block out) {
    primitives.encodeOneHot(action, oneHot);
    primitives.choose(oneHot, logs, zero, masked);
    primitives.sumColumns(masked, out);
  }

  /**
   * The derivative of {@code log pi(action)} with respect to the logits: {@code one-hot(action) -
   * pi}.
   *
   * @param action {@code [rows, 1]}: indices
   * @param out {@code [rows, actions]}, written
   */
  public void logProbabilityGradient(Block action, Block out) {
    primitives.encodeOneHot(action, oneHot);
    primitives.subtract(oneHot, probabilities, out);
  }

  /** {@code sum_a pi(a) log pi(a)} of each row, {@code [rows, 1]}. */
  public void negativeEntropy(Block out) {
    primitives.multiply(probabilities, logs, masked);
    primitives.sumColumns(masked, out);
  }

  /**
   * The derivative of the entropy with respect to the logits, {@code -pi(a) (log pi(a) - sum_b
   * pi(b) log pi(b))}.
   *
   * @param out {@code [rows, actions]}, written
   */
  public void entropyGradient(Block out) {
    negativeEntropy(column);
    primitives.subtract(column, logs, out);
    primitives.multiply(out, probabilities, out);
  }
}

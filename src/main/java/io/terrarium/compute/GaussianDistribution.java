package io.terrarium.compute;

/**
 * Rows of independent Gaussians, whose log standard deviations do not depend on the row, with the
 * quantities that losses need, composed of primitives. An object keeps its blocks, so that calls
 * allocate nothing, and serves one number of rows.
 */
public final class GaussianDistribution {

  private static final float HALF_LOG_TWO_PI = 0.9189385f;

  private final Primitives primitives;
  private final Block std;
  private final Block deviation;
  private final Block terms;

  /**
   * Rows of {@code size} Gaussians each.
   *
   * @param rows the rows of the means
   * @param size the columns of the means
   */
  public GaussianDistribution(Primitives primitives, int rows, int size) {
    this.primitives = primitives;
    this.std = primitives.block(1, size);
    this.deviation = primitives.block(rows, size);
    this.terms = primitives.block(rows, size);
  }

  /**
   * Takes new parameters, and the actions whose densities the other methods compute.
   *
   * @param mean {@code [rows, size]}
   * @param logStd {@code [1, size]}
   * @param action {@code [rows, size]}
   */
  public void of(Block mean, Block logStd, Block action) {
    primitives.exp(logStd, std);
    primitives.subtract(action, mean, deviation);
    primitives.divide(deviation, std, deviation);
    primitives.multiply(deviation, deviation, terms);
    primitives.affine(terms, -0.5f, -HALF_LOG_TWO_PI, terms);
    primitives.subtract(terms, logStd, terms);
  }

  /** The log density of each row's action, {@code [rows, 1]}. */
  public void logProbability(Block out) {
    primitives.sumColumns(terms, out);
  }

  /** The derivative of the log density with respect to the mean: {@code z / std}. */
  public void meanGradient(Block out) {
    primitives.divide(deviation, std, out);
  }

  /**
   * The derivative of each row's log density with respect to the log standard deviation: {@code z^2
   * - 1}, {@code [rows, size]}.
   */
  public void logStdGradient(Block out) {
    primitives.multiply(deviation, deviation, out);
    primitives.affine(out, 1, -1, out);
  }
}

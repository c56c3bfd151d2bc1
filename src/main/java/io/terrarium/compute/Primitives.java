package io.terrarium.compute;

import io.terrarium.math.Key;

/**
 * The float32 operations on {@link Block}s that every backend implements itself. Networks,
 * environments and losses are composed of them, so that code that is written once runs on every
 * backend. Each block has the agents of the backend as its leading axis, and an operation treats
 * each agent alike and apart. Shapes are those of one agent. An object is not safe for use by
 * several threads.
 *
 * <p><b>Stretching.</b> Operations on several operands, from {@link #add} to {@link #choose}, write
 * a block whose rows and columns are the largest of their operands'. An operand that has one row or
 * one column where the others have more stands for equal rows or columns. So {@code [1, 1]}, a
 * hyperparameter of each agent, meets {@code [rows, 1]}, {@code [1, columns]} and {@code [rows,
 * columns]}. {@code out} may be an operand of its own shape.
 *
 * <p><b>NaN.</b> A number that depends on NaN is NaN, the index of an action included, so that an
 * agent that has diverged cannot pass for a sound one. Other numbers are as they would be. The
 * derivative of a maximum or a minimum depends on all that is compared.
 */
public interface Primitives {

  /** The number of agents that are computed together. */
  int agents();

  /** The losses composed of these operations, with the blocks that they need in between. */
  Compositions compositions();

  // Blocks

  /** A block of zeros. */
  Block block(int rows, int columns);

  /**
   * Part of a block as a block: {@code rows x columns} consecutive numbers of each agent from
   * {@code from} on.
   *
   * @throws IllegalArgumentException if the block has fewer numbers
   */
  Block view(Block block, int from, int rows, int columns);

  /** Some rows of a block as a block. */
  default Block rows(Block block, int from, int count) {
    return view(block, from * block.columns(), count, block.columns());
  }

  /** Copies a block to another of the same size. */
  void copy(Block from, Block to);

  // Networks

  /** {@code y = x w + b}, {@code x [rows, in]}, {@code w [in, out]}, {@code b [1, out]}. */
  void dense(Block x, Block w, Block b, Block y);

  /** Applies an activation in place. */
  void activate(Activation activation, Block y);

  /**
   * Multiplies {@code dy} by the derivative of an activation, given the result {@code y} of the
   * activation. An infinite {@code dy} times a derivative of 0 is NaN.
   */
  void activationGradient(Activation activation, Block y, Block dy);

  /** {@code dw = x^T dy}. The gradient of a bias is {@link #sumRows} of {@code dy}. */
  void weightGradient(Block x, Block dy, Block dw);

  /** {@code dx = dy w^T}. */
  void inputGradient(Block dy, Block w, Block dx);

  /**
   * A step of Adam (arXiv 1412.6980; betas 0.9 and 0.999, epsilon 1e-5) on a gradient that is first
   * scaled to the norm {@code maxNorm} where its norm is at least that: {@code g * maxNorm / norm}.
   *
   * @param first the first moments: a separate block of the parameters' size
   * @param second the second moments: likewise a separate block
   * @param rate {@code [1, 1]}
   * @param maxNorm {@code [1, 1]}
   * @param step the number of this step, from 1
   */
  void adam(
      Block parameters,
      Block gradient,
      Block first,
      Block second,
      Block rate,
      Block maxNorm,
      int step);

  // Rows and columns

  /** {@code out[i] = source[rows[i]]}; {@code rows} holds one agent's indices after another's. */
  void gather(Block source, int[] rows, Block out);

  /** {@code out = [left, right]}. */
  void append(Block left, Block right, Block out);

  /** {@code out = [left, one-hot(right)]}, where {@code right} holds indices. */
  void appendOneHot(Block left, Block right, Block out);

  /**
   * The columns {@code from, from + 1, ...} of {@code source}, as many as {@code out} has.
   *
   * @throws IllegalArgumentException if the source has fewer, or other rows
   */
  void columns(Block source, int from, Block out);

  /**
   * Rows of zeros and a one.
   *
   * @param index {@code [rows, 1]}: where the one stands
   * @param out {@code [rows, n]}, written
   * @throws IllegalArgumentException if the shapes differ from these
   */
  void encodeOneHot(Block index, Block out);

  // Random numbers

  /** Uniform numbers in [0, 1): the draws {@code from, from + 1, ...} of each agent's key. */
  void uniform(Key[] keys, long from, Block out);

  /** Standard normal numbers, addressed as those of {@link #uniform}. */
  void normal(Key[] keys, long from, Block out);

  /**
   * Rows of zeros and a one. The one stands at the first place whose cumulative probability is
   * above the row's uniform number, or at the last place if there is none. The draws are those of
   * {@link #uniform}, one for each row.
   *
   * @param cumulative probabilities: of the first place, of the first two, and so on
   */
  void oneHot(Key[] keys, long from, float[] cumulative, Block out);

  // Acting

  /**
   * Samples a categorical distribution.
   *
   * @param logits {@code [rows, n]}
   * @param uniforms {@code [rows, 1]}
   * @param action {@code [rows, 1]}, written: indices
   * @param logProbability {@code [rows, 1]}, written
   */
  void sampleCategorical(Block logits, Block uniforms, Block action, Block logProbability);

  /**
   * The index of the largest value of each row or, where the row's uniform number is below epsilon,
   * any index with equal probability.
   *
   * @param values {@code [rows, n]}
   * @param uniforms {@code [rows, 1]}
   * @param epsilon {@code [1, 1]}
   * @param action {@code [rows, 1]}, written: indices
   */
  void sampleEpsilonGreedy(Block values, Block uniforms, Block epsilon, Block action);

  /**
   * Samples Gaussians whose log standard deviations do not depend on the row.
   *
   * @param mean {@code [rows, n]}
   * @param logStd {@code [1, n]}
   * @param normals {@code [rows, n]}
   * @param action {@code [rows, n]}, written: {@code mean + std z}
   * @param logProbability {@code [rows, 1]}, written
   */
  void sampleGaussian(Block mean, Block logStd, Block normals, Block action, Block logProbability);

  /**
   * Samples Gaussians squashed by the hyperbolic tangent (arXiv 1801.01290, appendix C).
   *
   * @param heads {@code [rows, 2 n]}: means, then log standard deviations, which are clipped to
   *     [-10, 2]
   * @param normals {@code [rows, n]}
   * @param action {@code [rows, n]}, written: {@code tanh(u)}, {@code u = mean + std z}
   * @param logProbability {@code [rows, 1]}, written: the log density of {@code u} less {@code
   *     log(1 - tanh^2 u)}
   */
  void sampleSquashed(Block heads, Block normals, Block action, Block logProbability);

  // Elements of one block

  /** {@code out = exp(x)}; {@code out} may be {@code x}. */
  void exp(Block x, Block out);

  /**
   * {@code out = log(x)}: minus infinity for 0, NaN for less than 0; {@code out} may be {@code x}.
   */
  void log(Block x, Block out);

  /** {@code out = sqrt(x)}: NaN for less than 0; {@code out} may be {@code x}. */
  void sqrt(Block x, Block out);

  /** {@code out = scale x + shift}; {@code out} may be {@code x}. */
  void affine(Block x, float scale, float shift, Block out);

  /** Writes the number between two bounds that is nearest to {@code x}. */
  void clip(Block x, float low, float high, Block out);

  /**
   * {@code out = clip(x + clip(deviation z, -bound, bound), low, high)}.
   *
   * @param normals {@code z}, of the size of {@code x}
   * @param deviation {@code [1, 1]}
   * @param bound {@code [1, 1]}: the bound of the noise; infinite if there is none
   */
  void addNoise(
      Block x, Block normals, Block deviation, Block bound, float low, float high, Block out);

  /**
   * {@code target = kept target + (1 - kept) source}.
   *
   * @param kept {@code [1, 1]}
   */
  void moveTowards(Block source, Block kept, Block target);

  // Elements of several blocks, which stretch; each throws an IllegalArgumentException where the
  // shapes do not fit

  /** {@code out = x + y}. */
  void add(Block x, Block y, Block out);

  /** {@code out = x - y}. */
  void subtract(Block x, Block y, Block out);

  /** {@code out = x y}. */
  void multiply(Block x, Block y, Block out);

  /** {@code out = x / y}. */
  void divide(Block x, Block y, Block out);

  /** {@code out = min(x, y)}. */
  void minimum(Block x, Block y, Block out);

  /** {@code out = max(x, y)}. */
  void maximum(Block x, Block y, Block out);

  /** {@code out = x > y ? 1 : 0}. */
  void greater(Block x, Block y, Block out);

  /**
   * {@code out = condition > 0 ? one : other}. A number that is not chosen has no effect, even if
   * it is infinite or NaN.
   */
  void choose(Block condition, Block one, Block other, Block out);

  // Reductions; each throws an IllegalArgumentException where the shapes differ from these

  /** Sums over the rows: {@code x [rows, columns]}, {@code out [1, columns]}. */
  void sumRows(Block x, Block out);

  /** Means over the rows: {@code x [rows, columns]}, {@code out [1, columns]}. */
  default void meanRows(Block x, Block out) {
    sumRows(x, out);
    affine(out, 1f / x.rows(), 0, out);
  }

  /** The sum of each row: {@code x [rows, columns]}, {@code out [rows, 1]}. */
  void sumColumns(Block x, Block out);

  /** The mean of each row: {@code x [rows, columns]}, {@code out [rows, 1]}. */
  default void meanColumns(Block x, Block out) {
    sumColumns(x, out);
    affine(out, 1f / x.columns(), 0, out);
  }

  /** The largest number of each row: {@code x [rows, columns]}, {@code out [rows, 1]}. */
  void maxColumns(Block x, Block out);

  /**
   * The index of the largest number of each row, or of the first one if several are equal: {@code x
   * [rows, columns]}, {@code out [rows, 1]}.
   */
  void argmaxColumns(Block x, Block out);
}

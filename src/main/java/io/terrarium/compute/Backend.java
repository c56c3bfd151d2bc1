package io.terrarium.compute;

import io.terrarium.math.Key;

/**
 * float32 operations on {@link Block}s. Algorithms are written once, against this. Every block has
 * the agents of the backend as its leading axis, and an operation treats each agent alike and
 * apart. A block of one number ({@code [1, 1]}) holds a hyperparameter, which may differ between
 * agents. Not safe for use by several threads.
 *
 * <p>What depends on a number that is not one ({@code NaN}) is not one either, an action's index
 * included, so that an agent that has diverged cannot pass for a sound one; and what does not
 * depend on it is as it would be. Derivatives of maxima and minima depend on what is compared.
 */
public interface Backend {

  /** How many agents are computed together. */
  int agents();

  /** A block of zeros. */
  Block block(int rows, int columns);

  /**
   * Part of a block as a block: {@code rows x columns} consecutive numbers of each agent from
   * {@code from} on.
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
   * Multiplies {@code dy} by the derivative of an activation, given what the activation gave. An
   * infinite {@code dy} times a derivative of 0 is not a number.
   */
  void activationGradient(Activation activation, Block y, Block dy);

  /** {@code dw = x^T dy}. */
  void weightGradient(Block x, Block dy, Block dw);

  /** {@code db} is the sum of the rows of {@code dy}. */
  void biasGradient(Block dy, Block db);

  /** {@code dx = dy w^T}. */
  void inputGradient(Block dy, Block w, Block dx);

  /**
   * A step of Adam (arXiv 1412.6980; betas 0.9 and 0.999, epsilon 1e-5) on a gradient that is first
   * scaled to the norm {@code maxNorm} where its norm is at least that: {@code g * maxNorm / norm}.
   *
   * @param first first moments: a block of its own, of the parameters' size
   * @param second second moments: likewise
   * @param step counts from 1
   */
  void adam(
      Block parameters,
      Block gradient,
      Block first,
      Block second,
      Block rate,
      Block maxNorm,
      int step);

  // Rows

  /** {@code out[i] = source[rows[i]]}, the agents' rows one after the other in {@code rows}. */
  void gather(Block source, int[] rows, Block out);

  /** {@code out = [left, right]}. */
  void append(Block left, Block right, Block out);

  /** {@code out = [left, one-hot(right)]}, where {@code right} holds indices. */
  void appendOneHot(Block left, Block right, Block out);

  // Random numbers

  /** Uniform numbers in [0, 1): the draws {@code from, from + 1, ...} of each agent's key. */
  void uniform(Key[] keys, long from, Block out);

  /** Standard normal numbers, addressed as {@link #uniform}'s. */
  void normal(Key[] keys, long from, Block out);

  /**
   * Rows of zeros and a one, which stands where the row's uniform number is first below {@code
   * cumulative}, and last where it never is. The draws are {@link #uniform}'s, one a row.
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
   * The index of the largest of each row or, where the row's uniform is below epsilon, one of all
   * alike.
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
   * @param logProbability {@code [rows, 1]}, written: the Gaussian's of {@code u}, less {@code
   *     log(1 - tanh^2 u)}
   */
  void sampleSquashed(Block heads, Block normals, Block action, Block logProbability);

  // Elements

  /** {@code out = exp(x)}. */
  void exp(Block x, Block out);

  /** {@code out = x + y}; {@code out} may be either of them. */
  void add(Block x, Block y, Block out);

  /** {@code out = scale x + shift}; {@code out} may be {@code x}. */
  void affine(Block x, float scale, float shift, Block out);

  /** {@code out} is what is nearest to {@code x} between two bounds. */
  void clip(Block x, float low, float high, Block out);

  /**
   * {@code out = clip(x + clip(deviation z, -bound, bound), low, high)}.
   *
   * @param normals {@code z}, of the size of {@code x}
   * @param bound of the noise; infinite where there is none
   */
  void addNoise(
      Block x, Block normals, Block deviation, Block bound, float low, float high, Block out);

  /**
   * {@code out[i] = condition[i] > 0 ? one[i] : other[i]}, row by row; {@code out} may be any of
   * them. A condition that is not a number makes a row of such.
   *
   * @param condition {@code [rows, 1]}
   */
  void choose(Block condition, Block one, Block other, Block out);

  /** {@code target = kept target + (1 - kept) source}. */
  void moveTowards(Block source, Block kept, Block target);

  // PPO, arXiv 1707.06347

  /**
   * Generalized advantage estimation, arXiv 1506.02438: {@code delta_t = r_t + gamma (1 - done_t)
   * v_{t+1} - v_t}, {@code a_t = delta_t + gamma lambda (1 - done_t) a_{t+1}}, targets {@code a_t +
   * v_t}. Rows are steps of {@code lastValue.rows()} environments each.
   */
  void advantages(
      Block reward,
      Block done,
      Block value,
      Block lastValue,
      Block gamma,
      Block lambda,
      Block advantage,
      Block target);

  /** {@code (a - mean) / (std + 1e-8)} over the rows, in place; population standard deviation. */
  void normalize(Block advantage);

  /**
   * The gradient of {@code -mean(min(r a, clip(r, 1 - eps, 1 + eps) a)) - entropyCoefficient *
   * mean(entropy)} with respect to the logits, {@code r} being the ratio of new to old probability.
   */
  void categoricalSurrogateGradient(
      Block logits,
      Block action,
      Block oldLogProbability,
      Block advantage,
      Block clip,
      Block entropyCoefficient,
      Block gradient);

  /**
   * The same of a Gaussian policy with a log standard deviation that does not depend on the state,
   * with respect to its mean and to it.
   */
  void gaussianSurrogateGradient(
      Block mean,
      Block logStd,
      Block action,
      Block oldLogProbability,
      Block advantage,
      Block clip,
      Block entropyCoefficient,
      Block meanGradient,
      Block logStdGradient);

  /**
   * The gradient of {@code coefficient * 0.5 * mean(max((v - t)^2, (clip(v, old - eps, old + eps) -
   * t)^2))} with respect to the values.
   */
  void clippedValueGradient(
      Block value, Block oldValue, Block target, Block clip, Block coefficient, Block gradient);

  // DQN, arXiv 1312.5602

  /**
   * Dueling values (arXiv 1511.06581): {@code q = v + a - mean a} from {@code streams = [v, a]}.
   */
  void dueling(Block streams, Block values);

  /** The gradient with respect to the streams, given the one with respect to the values. */
  void duelingGradient(Block valuesGradient, Block streamsGradient);

  /**
   * {@code target = reward + gamma (1 - done) values[argmax choice]}: double targets (arXiv
   * 1509.06461) where {@code isDouble} is 1, and the largest of {@code values} where it is 0.
   *
   * @param choice what the learning network says of the next observations
   * @param values what the target network says of them
   */
  void oneStepTarget(
      Block reward,
      Block done,
      Block gamma,
      Block isDouble,
      Block choice,
      Block values,
      Block target);

  /** The gradient of {@code mean((q[action] - target)^2 / 2)} with respect to {@code q}. */
  void actionValueGradient(Block values, Block action, Block target, Block gradient);

  // Twin critics: TD3, arXiv 1802.09477, and SAC, arXiv 1812.05905

  /**
   * {@code target = reward + gamma (1 - done) (min(first, second) - temperature logProbability)},
   * all of them {@code [rows, 1]}.
   */
  void twinTarget(
      Block reward,
      Block done,
      Block gamma,
      Block temperature,
      Block logProbability,
      Block first,
      Block second,
      Block target);

  /**
   * The same for discrete actions, in expectation under the policy: {@code sum_a pi(a) (min(first,
   * second)[a] - temperature log pi(a))}.
   */
  void expectedTwinTarget(
      Block reward,
      Block done,
      Block gamma,
      Block temperature,
      Block logits,
      Block first,
      Block second,
      Block target);

  /** The gradients of {@code -mean(min(first, second))} with respect to both, {@code [rows, 1]}. */
  void twinMinimumGradient(Block first, Block second, Block firstGradient, Block secondGradient);

  // SAC, arXiv 1812.05905 and 1910.07207

  /**
   * The gradient of {@code mean(sum_a pi(a) (temperature log pi(a) - min(first, second)[a]))} with
   * respect to the logits.
   *
   * @param negativeEntropy {@code [rows, 1]}, written: {@code sum_a pi(a) log pi(a)}
   */
  void softPolicyGradient(
      Block logits,
      Block first,
      Block second,
      Block temperature,
      Block gradient,
      Block negativeEntropy);

  /**
   * The gradient of {@code mean(temperature logProbability) + loss} with respect to {@link
   * #sampleSquashed}'s heads.
   *
   * @param action what was sampled
   * @param actionGradient {@code [rows, n]}: of {@code loss} with respect to the action
   */
  void squashedGradient(
      Block heads,
      Block normals,
      Block action,
      Block actionGradient,
      Block temperature,
      Block gradient);

  /**
   * The gradient of {@code -logTemperature (mean(logProbability) + targetEntropy)} with respect to
   * the log temperature.
   */
  void temperatureGradient(Block logProbability, Block targetEntropy, Block gradient);
}

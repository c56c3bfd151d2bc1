package io.terrarium.compute;

/**
 * The gradients of the losses of SAC's policy and temperature (arXiv 1812.05905, for discrete
 * actions 1910.07207). Each method is composed of primitives unless the backend has a faster form
 * of its own.
 */
public interface SacLosses extends Primitives {

  /**
   * The gradient of {@code mean(sum_a pi(a) (temperature log pi(a) - min(first, second)[a]))} with
   * respect to the logits.
   *
   * @param logits {@code [rows, n]}
   * @param first {@code [rows, n]}: one critic's value of each action
   * @param second {@code [rows, n]}: the other critic's value of each action
   * @param temperature {@code [1, 1]}
   * @param gradient {@code [rows, n]}, written
   * @param negativeEntropy {@code [rows, 1]}, written: {@code sum_a pi(a) log pi(a)}
   */
  default void softPolicyGradient(
      Block logits,
      Block first,
      Block second,
      Block temperature,
      Block gradient,
      Block negativeEntropy) {
    compositions()
        .sac(logits.rows(), logits.columns())
        .softPolicyGradient(logits, first, second, temperature, gradient, negativeEntropy);
  }

  /**
   * The gradient of {@code mean(temperature logProbability) + loss} with respect to {@link
   * #sampleSquashed}'s heads.
   *
   * @param heads {@code [rows, 2 n]}
   * @param normals {@code [rows, n]}
   * @param action {@code [rows, n]}: the sampled actions
   * @param actionGradient {@code [rows, n]}: the gradient of {@code loss} with respect to the
   *     action
   * @param temperature {@code [1, 1]}
   * @param gradient {@code [rows, 2 n]}, written
   */
  default void squashedGradient(
      Block heads,
      Block normals,
      Block action,
      Block actionGradient,
      Block temperature,
      Block gradient) {
    compositions()
        .sac(action.rows(), action.columns())
        .squashedGradient(heads, normals, action, actionGradient, temperature, gradient);
  }

  /**
   * The gradient of {@code -logTemperature (mean(logProbability) + targetEntropy)} with respect to
   * the log temperature.
   *
   * @param logProbability {@code [rows, 1]}
   * @param targetEntropy {@code [1, 1]}
   * @param gradient {@code [1, 1]}, written
   */
  default void temperatureGradient(Block logProbability, Block targetEntropy, Block gradient) {
    compositions()
        .sac(logProbability.rows(), 1)
        .temperatureGradient(logProbability, targetEntropy, gradient);
  }
}

package io.terrarium.compute;

/**
 * The targets and gradients of algorithms with twin critics: TD3 (arXiv 1802.09477) and SAC (arXiv
 * 1812.05905). Each method is composed of primitives unless the backend has a faster form of its
 * own.
 */
public interface TwinCriticLosses extends Primitives {

  /**
   * {@code target = reward + gamma (1 - done) (min(first, second) - temperature logProbability)}.
   *
   * @param reward {@code [rows, 1]}, as are all others that are not {@code [1, 1]}
   * @param done 1 where an episode ended
   * @param gamma {@code [1, 1]}
   * @param temperature {@code [1, 1]}
   * @param logProbability the log probability of the next action
   * @param first one critic's value of the next observation and action
   * @param second the other critic's value of them
   * @param target written
   */
  default void twinTarget(
      Block reward,
      Block done,
      Block gamma,
      Block temperature,
      Block logProbability,
      Block first,
      Block second,
      Block target) {
    compositions()
        .twinCritics(first.rows(), 1)
        .target(reward, done, gamma, temperature, logProbability, first, second, target);
  }

  /**
   * The target for discrete actions, where the value is an expectation under the policy: {@code
   * sum_a pi(a) (min(first, second)[a] - temperature log pi(a))}.
   *
   * @param logits {@code [rows, n]}: the policy's logits for the next observation
   * @param first {@code [rows, n]}
   * @param second {@code [rows, n]}
   */
  default void expectedTwinTarget(
      Block reward,
      Block done,
      Block gamma,
      Block temperature,
      Block logits,
      Block first,
      Block second,
      Block target) {
    compositions()
        .twinCritics(logits.rows(), logits.columns())
        .expectedTarget(reward, done, gamma, temperature, logits, first, second, target);
  }

  /** The gradients of {@code -mean(min(first, second))} with respect to both, {@code [rows, 1]}. */
  default void twinMinimumGradient(
      Block first, Block second, Block firstGradient, Block secondGradient) {
    compositions()
        .twinCritics(first.rows(), 1)
        .minimumGradient(first, second, firstGradient, secondGradient);
  }
}

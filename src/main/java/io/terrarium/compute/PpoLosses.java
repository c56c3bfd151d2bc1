package io.terrarium.compute;

/**
 * The advantages and the gradients of the losses of PPO (arXiv 1707.06347). Each method is composed
 * of primitives unless the backend has a faster form of its own. Hyperparameters are {@code [1,
 * 1]}.
 */
public interface PpoLosses extends Primitives {

  /**
   * Generalized advantage estimation, arXiv 1506.02438: {@code delta_t = r_t + gamma (1 - done_t)
   * v_{t+1} - v_t}, {@code a_t = delta_t + gamma lambda (1 - done_t) a_{t+1}}, targets {@code a_t +
   * v_t}. Row {@code t * copies + i} is step {@code t} of copy {@code i}.
   *
   * @param reward {@code [samples, 1]}
   * @param done {@code [samples, 1]}: 1 where an episode ended
   * @param value {@code [samples, 1]}: the values of the observations before the step
   * @param lastValue {@code [copies, 1]}: the values of the observations after the last step
   * @param advantage {@code [samples, 1]}, written
   * @param target {@code [samples, 1]}, written
   */
  default void advantages(
      Block reward,
      Block done,
      Block value,
      Block lastValue,
      Block gamma,
      Block lambda,
      Block advantage,
      Block target) {
    compositions()
        .advantages(reward.rows(), lastValue.rows())
        .estimate(reward, done, value, lastValue, gamma, lambda, advantage, target);
  }

  /**
   * Normalizes advantages in place: {@code (a - mean) / (std + 1e-8)} over the rows, with the
   * population standard deviation.
   *
   * @param advantage {@code [rows, 1]}
   */
  default void normalize(Block advantage) {
    compositions().ppo(advantage.rows(), 1).normalize(advantage);
  }

  /**
   * The gradient of {@code -mean(min(r a, clip(r, 1 - eps, 1 + eps) a)) - entropyCoefficient *
   * mean(entropy)} with respect to the logits, where {@code r} is the ratio of the new to the old
   * probability.
   *
   * @param logits {@code [rows, n]}
   * @param action {@code [rows, 1]}: indices
   * @param oldLogProbability {@code [rows, 1]}
   * @param advantage {@code [rows, 1]}
   * @param clip {@code eps}
   * @param gradient {@code [rows, n]}, written
   */
  default void categoricalSurrogateGradient(
      Block logits,
      Block action,
      Block oldLogProbability,
      Block advantage,
      Block clip,
      Block entropyCoefficient,
      Block gradient) {
    compositions()
        .ppo(logits.rows(), logits.columns())
        .categoricalSurrogateGradient(
            logits, action, oldLogProbability, advantage, clip, entropyCoefficient, gradient);
  }

  /**
   * The gradient of the same loss for a Gaussian policy whose log standard deviation does not
   * depend on the state, with respect to the mean and to the log standard deviation.
   *
   * @param mean {@code [rows, n]}
   * @param logStd {@code [1, n]}
   * @param action {@code [rows, n]}
   * @param meanGradient {@code [rows, n]}, written
   * @param logStdGradient {@code [1, n]}, written
   */
  default void gaussianSurrogateGradient(
      Block mean,
      Block logStd,
      Block action,
      Block oldLogProbability,
      Block advantage,
      Block clip,
      Block entropyCoefficient,
      Block meanGradient,
      Block logStdGradient) {
    compositions()
        .ppo(mean.rows(), mean.columns())
        .gaussianSurrogateGradient(
            mean,
            logStd,
            action,
            oldLogProbability,
            advantage,
            clip,
            entropyCoefficient,
            meanGradient,
            logStdGradient);
  }

  /**
   * The gradient of {@code coefficient * 0.5 * mean(max((v - t)^2, (clip(v, old - eps, old + eps) -
   * t)^2))} with respect to the values. All but the hyperparameters are {@code [rows, 1]}.
   */
  default void clippedValueGradient(
      Block value, Block oldValue, Block target, Block clip, Block coefficient, Block gradient) {
    compositions()
        .ppo(value.rows(), 1)
        .clippedValueGradient(value, oldValue, target, clip, coefficient, gradient);
  }
}

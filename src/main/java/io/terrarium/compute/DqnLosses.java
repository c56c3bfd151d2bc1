package io.terrarium.compute;

/**
 * The values, targets and gradients of DQN (arXiv 1312.5602). Each method is composed of primitives
 * unless the backend has a faster form of its own.
 */
public interface DqnLosses extends Primitives {

  /**
   * Dueling values (arXiv 1511.06581): {@code q = v + a - mean a} from {@code streams = [v, a]}.
   *
   * @param streams {@code [rows, 1 + n]}
   * @param values {@code [rows, n]}, written
   */
  default void dueling(Block streams, Block values) {
    compositions().dqn(values.rows(), values.columns()).dueling(streams, values);
  }

  /**
   * The gradient with respect to the streams, given the one with respect to the values.
   *
   * @param valuesGradient {@code [rows, n]}
   * @param streamsGradient {@code [rows, 1 + n]}, written
   */
  default void duelingGradient(Block valuesGradient, Block streamsGradient) {
    compositions()
        .dqn(valuesGradient.rows(), valuesGradient.columns())
        .duelingGradient(valuesGradient, streamsGradient);
  }

  /**
   * {@code target = reward + gamma (1 - done) values[argmax choice]}: double targets (arXiv
   * 1509.06461) where {@code isDouble} is 1, and the largest of {@code values} where it is 0.
   *
   * @param reward {@code [rows, 1]}
   * @param done {@code [rows, 1]}: 1 where an episode ended
   * @param gamma {@code [1, 1]}
   * @param isDouble {@code [1, 1]}
   * @param choice {@code [rows, n]}: the learning network's values of the next observations
   * @param values {@code [rows, n]}: the target network's values of them
   * @param target {@code [rows, 1]}, written
   */
  default void oneStepTarget(
      Block reward,
      Block done,
      Block gamma,
      Block isDouble,
      Block choice,
      Block values,
      Block target) {
    compositions()
        .dqn(values.rows(), values.columns())
        .oneStepTarget(reward, done, gamma, isDouble, choice, values, target);
  }

  /**
   * The gradient of {@code mean((q[action] - target)^2 / 2)} with respect to {@code q}.
   *
   * @param values {@code q [rows, n]}
   * @param action {@code [rows, 1]}: indices
   * @param target {@code [rows, 1]}
   * @param gradient {@code [rows, n]}, written
   */
  default void actionValueGradient(Block values, Block action, Block target, Block gradient) {
    compositions()
        .dqn(values.rows(), values.columns())
        .actionValueGradient(values, action, target, gradient);
  }
}

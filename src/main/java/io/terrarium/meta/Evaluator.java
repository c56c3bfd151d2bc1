package io.terrarium.meta;

/**
 * Evaluates units on one device. Bound to the thread that opened it; reused for a worker's whole
 * life.
 */
public interface Evaluator {

  /** How many units suit the device at once. */
  int preferredBatch();

  /**
   * Takes the memory that evaluations need, which they otherwise take as they come to it: so that
   * what does not fit shows before the work begins.
   *
   * @throws OutOfMemoryError if there is not enough
   * @throws ArithmeticException if no array is large enough
   */
  default void allocate() {}

  /**
   * Evaluates units of one round.
   *
   * @param indices units of the round, each from 0 to {@link MetaTask#units} - 1
   * @return one outcome an index, in the order of the indices
   */
  Outcome[] evaluate(Round round, int[] indices);
}

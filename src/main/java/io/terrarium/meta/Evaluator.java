package io.terrarium.meta;

/**
 * Evaluates units on one device. It is bound to the thread that opened it, and a worker uses it for
 * its whole life.
 */
public interface Evaluator {

  /** How many units suit the device at once. */
  int preferredBatch();

  /**
   * Takes all the memory that evaluations need, so that too little memory shows before the work
   * begins. Otherwise each evaluation takes its memory when it first needs it.
   *
   * @throws OutOfMemoryError if there is not enough
   * @throws ArithmeticException if no array is large enough
   */
  default void allocate() {}

  /**
   * Evaluates units of one round.
   *
   * @param indices units of the round, each from 0 to {@link MetaTask#units} - 1
   * @return one outcome for each index, in their order
   */
  Outcome[] evaluate(Round round, int[] indices);
}

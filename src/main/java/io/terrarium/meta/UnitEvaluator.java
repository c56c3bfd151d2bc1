package io.terrarium.meta;

/**
 * Evaluates units of work that are numbered from 0, on one device. It is bound to the thread that
 * opened it.
 */
public interface UnitEvaluator {

  /** How many units suit the device at once. */
  int preferredBatch();

  /**
   * Takes the memory that evaluations need.
   *
   * @throws OutOfMemoryError if there is not enough
   * @throws ArithmeticException if no array is large enough
   */
  void allocate();

  /**
   * Evaluates some units.
   *
   * @return one outcome for each index, in their order
   */
  Outcome[] evaluate(int[] indices);
}

package io.terrarium.env;

/**
 * A row of an environment's state: one number of every copy. It is declared once, in a {@link
 * StateLayout}, and finds its array in any state of that layout.
 *
 * @param name what the number is, for people
 * @param index of its array in a state
 * @param isWork whether it only holds numbers while a step or an observation is computed, so that
 *     nothing is kept there
 */
public record StateRow(String name, int index, boolean isWork) {

  /**
   * Its numbers. Loops over copies are fastest where the array is taken out of the state before
   * them.
   *
   * @param state of {@link StateLayout#newState}
   * @return one number for each copy
   */
  public float[] of(float[][] state) {
    return state[index];
  }
}

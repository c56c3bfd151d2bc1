package io.terrarium.env;

/**
 * A row of an environment's state: one number of every copy. It is declared once, in a {@link
 * StateLayout}, and {@link #of} gives its array in any state of that layout.
 *
 * @param name the name of the number, for people
 * @param index the index of its array in a state
 * @param isWork whether it only holds numbers while a step or an observation is computed, so that
 *     nothing is kept there
 */
public record StateRow(String name, int index, boolean isWork) {

  /**
   * The array of the row. A loop over copies is fastest if the array is taken out of the state
   * before the loop.
   *
   * @param state a state that {@link StateLayout#newState} gave
   * @return one number for each copy
   */
  public float[] of(float[][] state) {
    return state[index];
  }
}

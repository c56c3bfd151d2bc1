package io.terrarium.env;

/**
 * The replacement of actions that are not numbers, which an agent gives if its training diverged.
 * No environment is shown such an action, because it has no defined effect and some environments
 * would take it for the first action.
 */
public final class MissingActions {

  private MissingActions() {}

  /**
   * Puts 0 where a component of a copy's action is not a number.
   *
   * @param action {@code [copies, columns]}
   * @return whether a component was not a number
   */
  public static boolean replace(float[] action, int copy, int columns) {
    boolean missing = false;
    for (int i = copy * columns; i < (copy + 1) * columns; i++) {
      if (Float.isNaN(action[i])) {
        action[i] = 0;
        missing = true;
      }
    }
    return missing;
  }
}

package io.terrarium.env;

/**
 * Actions that are not numbers, which an agent has whose training diverged. No environment is shown
 * one: it could not say what that does, and some would take it for the first action.
 */
public final class MissingActions {

  private MissingActions() {}

  /**
   * Puts 0 where a component of a copy's action is not a number.
   *
   * @param action {@code [copies, columns]}
   * @return whether one was
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

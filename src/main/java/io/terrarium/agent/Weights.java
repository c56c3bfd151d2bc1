package io.terrarium.agent;

/** The parameters that a training ends in. */
public final class Weights {

  private Weights() {}

  /**
   * Whether a network of them can be played. One of which a weight is infinite or not a number has
   * diverged: what it would do says nothing of what it was trained in, and its training has failed.
   */
  public static boolean areFinite(float[] parameters) {
    for (float parameter : parameters) {
      if (!Float.isFinite(parameter)) {
        return false;
      }
    }
    return true;
  }
}

package io.terrarium.agent;

/** Checks the parameters that a training ends with. */
public final class Weights {

  private Weights() {}

  /**
   * Whether all parameters are finite. A training that ends with a weight that is infinite or NaN
   * has diverged and counts as failed: the behaviour of its agent says nothing about the
   * environment that it was trained in.
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

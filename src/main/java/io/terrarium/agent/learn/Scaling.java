package io.terrarium.agent.learn;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;

/** The conversion between actions from -1 to 1, as networks give them, and the bounds of a box. */
public final class Scaling {

  private final Backend backend;
  private final ActionSpace.Box box;

  /**
   * @param actions a box
   */
  public Scaling(Backend backend, ActionSpace actions) {
    this.backend = backend;
    this.box = (ActionSpace.Box) actions;
  }

  /**
   * Scales actions to the bounds.
   *
   * @param unit {@code [rows, size]}: from -1 to 1
   * @param action {@code [rows, size]}, written; may be {@code unit}
   */
  public void scale(Block unit, Block action) {
    backend.affine(unit, box.scale(), box.center(), action);
  }

  /** Turns the gradient with respect to an action into the one with respect to the unit action. */
  public void gradient(Block ofAction, Block ofUnit) {
    backend.affine(ofAction, box.scale(), 0, ofUnit);
  }

  /** Turns uniform numbers in [0, 1) into actions that are uniform over the bounds. */
  void spread(Block uniforms, Block action) {
    backend.affine(uniforms, box.high() - box.low(), box.low(), action);
  }

  /**
   * Adds Gaussian noise to actions, in place, and clips the sum to the bounds.
   *
   * @param normals {@code [rows, size]}: standard normal numbers
   * @param deviation {@code [1, 1]}: what they are multiplied by
   * @param bound {@code [1, 1]}: what the noise is clipped to before it is added
   */
  public void addNoise(Block action, Block normals, Block deviation, Block bound) {
    backend.addNoise(action, normals, deviation, bound, box.low(), box.high(), action);
  }
}

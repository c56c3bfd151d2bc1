package io.terrarium.agent.learn;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;

/** Between actions from -1 to 1, as networks give them, and the bounds of a space. */
public final class Scaling {

  private final Backend backend;
  private final ActionSpace.Box box;

  public Scaling(Backend backend, ActionSpace actions) {
    this.backend = backend;
    this.box = (ActionSpace.Box) actions;
  }

  /** Actions within the bounds. */
  public void scale(Block unit, Block action) {
    backend.affine(unit, box.scale(), box.center(), action);
  }

  /** The gradient with respect to the unit action, given the one with respect to the action. */
  public void gradient(Block ofAction, Block ofUnit) {
    backend.affine(ofAction, box.scale(), 0, ofUnit);
  }

  /** Uniform numbers in [0, 1) to actions uniform over the bounds. */
  void spread(Block uniforms, Block action) {
    backend.affine(uniforms, box.high() - box.low(), box.low(), action);
  }

  /** Adds Gaussian noise of a deviation, itself within a bound, and keeps to the bounds. */
  public void addNoise(Block action, Block normals, Block deviation, Block bound) {
    backend.addNoise(action, normals, deviation, bound, box.low(), box.high(), action);
  }
}

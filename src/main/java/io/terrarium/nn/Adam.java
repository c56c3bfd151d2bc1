package io.terrarium.nn;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;

/**
 * The Adam optimizer (arXiv 1412.6980) of one flat block of parameters, which belong to one network
 * or to several that learn together. It clips their gradient by its global norm.
 */
public final class Adam {

  private final Backend backend;
  private final Block parameters;
  private final Block gradient;
  private final Block first;
  private final Block second;
  private final float[] zeros;
  private int steps;

  /** An optimizer of parameters with a gradient of the same size; its moments start at 0. */
  public Adam(Backend backend, Block parameters, Block gradient) {
    this.backend = backend;
    this.parameters = parameters;
    this.gradient = gradient;
    this.first = backend.block(1, parameters.size());
    this.second = backend.block(1, parameters.size());
    this.zeros = new float[parameters.size()];
  }

  /** Forgets all steps. */
  public void reset() {
    for (int agent = 0; agent < backend.agents(); agent++) {
      first.write(agent, zeros, 0);
      second.write(agent, zeros, 0);
    }
    steps = 0;
  }

  /**
   * Moves the parameters against their gradient.
   *
   * @param rate {@code [1, 1]}: the learning rate
   * @param maxNorm {@code [1, 1]}: the norm that a larger gradient is scaled to
   */
  public void step(Block rate, Block maxNorm) {
    steps++;
    backend.adam(parameters, gradient, first, second, rate, maxNorm, steps);
  }

  /** The number of steps since the last reset. */
  public int steps() {
    return steps;
  }
}

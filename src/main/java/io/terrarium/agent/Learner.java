package io.terrarium.agent;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.nn.Adam;
import io.terrarium.nn.LecunNormal;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpPass;
import io.terrarium.nn.MlpShape;
import io.terrarium.random.Key;

/** A network with its optimizer. */
final class Learner {

  private final Mlp network;
  private final Adam adam;
  private final float[] initial;

  Learner(Backend backend, MlpShape shape) {
    this.network = new Mlp(backend, shape);
    this.adam = new Adam(backend, network.parameters(), network.gradient());
    this.initial = new float[shape.parameters()];
  }

  Mlp network() {
    return network;
  }

  MlpPass pass(int rows) {
    return network.pass(rows);
  }

  /** Starts anew from each agent's key. */
  void initialise(Key[] weights, int networkIndex) {
    for (int agent = 0; agent < weights.length; agent++) {
      LecunNormal.fill(weights[agent].fold(networkIndex), network.shape(), initial, 0);
      network.parameters().write(agent, initial, 0);
    }
    adam.reset();
  }

  /**
   * One update from the gradient that {@code pass} holds of its output, {@code x} being its input.
   */
  void update(MlpPass pass, Block x, Block rate, Block maxNorm) {
    pass.backward(x);
    adam.step(rate, maxNorm);
  }

  int updates() {
    return adam.steps();
  }
}

package io.terrarium.agent.learn;

import io.terrarium.agent.PolicyShape;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.math.Key;
import io.terrarium.nn.Adam;
import io.terrarium.nn.LecunNormal;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Networks that learn as one: one flat block of parameters, one norm, one optimizer. Other
 * parameters may follow the networks'.
 */
public final class TrainState {

  private final Backend backend;
  private final List<Mlp> networks = new ArrayList<>();
  private final Block parameters;
  private final Block gradient;
  private final int weights;
  private final int further;
  private final Adam adam;
  private final float[] initial;

  public TrainState(Backend backend, MlpShape... shapes) {
    this(backend, 0, shapes);
  }

  public TrainState(Backend backend, PolicyShape shape) {
    this(backend, shape.further(), shape.network());
  }

  private TrainState(Backend backend, int further, MlpShape... shapes) {
    this.backend = backend;
    this.weights = Arrays.stream(shapes).mapToInt(MlpShape::parameters).sum();
    this.further = further;
    this.parameters = backend.block(1, weights + further);
    this.gradient = backend.block(1, weights + further);
    int at = 0;
    for (MlpShape shape : shapes) {
      int n = shape.parameters();
      networks.add(
          new Mlp(
              backend,
              shape,
              backend.view(parameters, at, 1, n),
              backend.view(gradient, at, 1, n)));
      at += n;
    }
    this.adam = new Adam(backend, parameters, gradient);
    this.initial = new float[parameters.size()];
  }

  /** The only network, or the first one. */
  public Mlp network() {
    return networks.get(0);
  }

  public Mlp network(int index) {
    return networks.get(index);
  }

  /** Those of all networks, in their order, then the others. */
  public Block parameters() {
    return parameters;
  }

  /** A view of the parameters behind the networks', where there are any. */
  public Block further() {
    return backend.view(parameters, weights, 1, further);
  }

  public Block furtherGradient() {
    return backend.view(gradient, weights, 1, further);
  }

  /**
   * Starts anew from each agent's key, the other parameters at 0.
   *
   * @param firstNetwork which of the agent's networks the first one is
   */
  public void initialise(Key[] weights, int firstNetwork) {
    for (int agent = 0; agent < weights.length; agent++) {
      int at = 0;
      for (int i = 0; i < networks.size(); i++) {
        MlpShape shape = networks.get(i).shape();
        LecunNormal.fill(weights[agent].fold(firstNetwork + i), shape, initial, at);
        at += shape.parameters();
      }
      parameters.write(agent, initial, 0);
    }
    adam.reset();
  }

  /** One update from the gradient that the networks hold. */
  public void step(Block rate, Block maxNorm) {
    adam.step(rate, maxNorm);
  }

  public int updates() {
    return adam.steps();
  }
}

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
 * The state that an optimizer updates at once: the parameters of one network or of several in one
 * flat block, their gradient, and Adam's moments. The gradient is clipped by the norm of the whole.
 * Parameters of no network may follow, such as the log standard deviations of a Gaussian policy.
 */
public final class TrainState {

  private final Backend backend;
  private final List<Mlp> networks = new ArrayList<>();
  private final Block parameters;
  private final Block gradient;
  private final int weights;
  private final int further;

  /** The views of the further parameters and of their gradient; empty if there are none. */
  private final List<Block> furtherViews;

  private final Adam adam;
  private final float[] initial;

  /** Networks of these shapes; all parameters are 0 until {@link #initialise}. */
  public TrainState(Backend backend, MlpShape... shapes) {
    this(backend, 0, shapes);
  }

  /** The network and the further parameters of a policy. */
  public TrainState(Backend backend, PolicyShape shape) {
    this(backend, shape.further(), shape.network());
  }

  private TrainState(Backend backend, int further, MlpShape... shapes) {
    this.backend = backend;
    this.weights = Arrays.stream(shapes).mapToInt(MlpShape::parameters).sum();
    this.further = further;
    this.parameters = backend.block(1, weights + further);
    this.gradient = backend.block(1, weights + further);
    this.furtherViews =
        further == 0
            ? List.of()
            : List.of(
                backend.view(parameters, weights, 1, further),
                backend.view(gradient, weights, 1, further));
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

  /** The networks in the order of their shapes, from 0 on. */
  public Mlp network(int index) {
    return networks.get(index);
  }

  /** The parameters of all networks, in their order, then the others: {@code [1, n]}. */
  public Block parameters() {
    return parameters;
  }

  /**
   * A view of the parameters that belong to no network: {@code [1, shape.further()]}.
   *
   * @throws IndexOutOfBoundsException if there are none
   */
  public Block further() {
    return furtherViews.get(0);
  }

  /**
   * A view of their gradient, to be written before {@link #step}.
   *
   * @throws IndexOutOfBoundsException if there are none
   */
  public Block furtherGradient() {
    return furtherViews.get(1);
  }

  /**
   * Draws the parameters of the networks anew, sets the others to 0, and forgets Adam's moments.
   *
   * @param weights one key for each agent, folded for {@code Purpose.WEIGHTS}
   * @param firstNetwork the number of the first network among all of the agent's, so that two
   *     states of one agent start from different parameters
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

  /**
   * One step of Adam on the gradient that the networks hold.
   *
   * @param rate {@code [1, 1]}
   * @param maxNorm {@code [1, 1]}: what the gradient's norm is clipped to; infinite for no clipping
   */
  public void step(Block rate, Block maxNorm) {
    adam.step(rate, maxNorm);
  }

  /** Updates since {@link #initialise}. */
  public int updates() {
    return adam.steps();
  }
}

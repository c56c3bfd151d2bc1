package io.terrarium.agent.learn;

import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpPass;
import io.terrarium.nn.MlpShape;

/**
 * Passes of a batch through a critic of continuous actions: a network that takes an observation and
 * an action side by side and gives one value.
 */
public final class ActionCritic {

  private final Backend backend;
  private final MlpPass pass;
  private final Block actionKernel;
  private final Block input;
  private final Block only;

  /**
   * Passes with blocks of their own.
   *
   * @param network of the shape that {@link #shape} gives
   * @param actionSize components of an action
   * @param batch rows of a pass
   */
  public ActionCritic(Backend backend, Mlp network, int actionSize, int batch) {
    this.backend = backend;
    this.pass = network.pass(batch);
    this.actionKernel = network.inputKernel(actionSize);
    this.input = backend.block(batch, network.shape().inputs());
    // zeros: which of a row's values it is, there being one
    this.only = backend.block(batch, 1);
  }

  /** The shape of such a network: two hidden layers of 64. */
  public static MlpShape shape(int observationSize, ActionSpace actions, Activation activation) {
    return MlpShape.agent(observationSize + actions.size(), 1, activation);
  }

  /**
   * The values of actions where observations are seen: {@code [batch, 1]}, until the next call.
   *
   * @param observation {@code [batch, observationSize]}
   * @param action {@code [batch, actionSize]}
   */
  public Block values(Block observation, Block action) {
    backend.append(observation, action, input);
    return pass.forward(input);
  }

  /**
   * The block to which the gradient of a loss with respect to the last values is to be written,
   * {@code [batch, 1]}, before {@link #actionGradient}.
   */
  public Block valueGradient() {
    return pass.outputGradient();
  }

  /**
   * Overwrites the network's gradient with that of {@code mean((values - target)^2 / 2)} for the
   * last values.
   *
   * @param target {@code [batch, 1]}
   */
  public void regress(Block target) {
    backend.actionValueGradient(pass.output(), only, target, pass.outputGradient());
    pass.backward(input);
  }

  /**
   * The gradient of a loss with respect to the last actions, from {@link #valueGradient}; the
   * network's own gradient stays as it is.
   *
   * @param gradient {@code [batch, actionSize]}, written
   */
  public void actionGradient(Block gradient) {
    pass.backwardToInput(actionKernel, gradient);
  }
}

package io.terrarium.agent.learn;

import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpPass;
import io.terrarium.nn.MlpShape;

/** Passes of a batch through a network that values continuous actions: it takes both at once. */
public final class ActionCritic {

  private final Backend backend;
  private final MlpPass pass;
  private final Block actionKernel;
  private final Block input;
  private final Block only;

  public ActionCritic(Backend backend, Mlp network, int actionSize, int batch) {
    this.backend = backend;
    this.pass = network.pass(batch);
    this.actionKernel = network.inputKernel(actionSize);
    this.input = backend.block(batch, network.shape().inputs());
    // zeros: which of a row's values it is, there being one
    this.only = backend.block(batch, 1);
  }

  /** The network that takes both. */
  public static MlpShape shape(int observationSize, ActionSpace actions, Activation activation) {
    return MlpShape.agent(observationSize + actions.size(), 1, activation);
  }

  /** The values, {@code [rows, 1]}. */
  public Block values(Block observation, Block action) {
    backend.append(observation, action, input);
    return pass.forward(input);
  }

  /** Where the gradient of a loss with respect to the values goes. */
  public Block valueGradient() {
    return pass.outputGradient();
  }

  /** The network's gradient of {@code mean((values - target)^2 / 2)} for the last values. */
  public void regress(Block target) {
    backend.actionValueGradient(pass.output(), only, target, pass.outputGradient());
    pass.backward(input);
  }

  /** The gradient with respect to the last actions, from {@link #valueGradient}. */
  public void actionGradient(Block gradient) {
    pass.backwardToInput(actionKernel, gradient);
  }
}

package io.terrarium.agent.learn;

import io.terrarium.agent.ActionNoise;
import io.terrarium.agent.Policy;
import io.terrarium.agent.PolicyShape;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpPass;
import io.terrarium.nn.MlpShape;

/**
 * A policy that takes the action a network gives, scaled from [-1, 1] to the bounds of the space.
 */
public final class DeterministicPolicy implements Policy {

  private final Scaling scaling;
  private final MlpPass pass;

  /**
   * A policy with blocks of its own.
   *
   * @param shape as {@link #shape} makes it, for a box
   * @param parameters {@code [1, shape.parameters()]}: read whenever the policy acts
   * @param rows observations it acts on at once
   */
  public DeterministicPolicy(Backend backend, PolicyShape shape, Block parameters, int rows) {
    this.scaling = new Scaling(backend, shape.actions());
    this.pass = new Mlp(backend, shape.network(), parameters).pass(rows);
  }

  /** The shape of such a network, whose output is an action from -1 to 1. */
  public static PolicyShape shape(int observationSize, ActionSpace actions, Activation activation) {
    MlpShape network = MlpShape.agent(observationSize, actions.size(), activation);
    return new PolicyShape(network.withOutput(Activation.TANH), actions);
  }

  @Override
  public int rows() {
    return pass.output().rows();
  }

  @Override
  public ActionNoise chance() {
    return ActionNoise.NONE;
  }

  @Override
  public void act(Block observation, Block draws, Block action) {
    scaling.scale(pass.forward(observation), action);
  }
}

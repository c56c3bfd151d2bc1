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

/** Does what a network says, its output from -1 to 1 being scaled to the bounds. */
public final class DeterministicPolicy implements Policy {

  private final Scaling scaling;
  private final MlpPass pass;

  public DeterministicPolicy(Backend backend, PolicyShape shape, Block parameters, int rows) {
    this.scaling = new Scaling(backend, shape.actions());
    this.pass = new Mlp(backend, shape.network(), parameters).pass(rows);
  }

  /** The output is an action from -1 to 1. */
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

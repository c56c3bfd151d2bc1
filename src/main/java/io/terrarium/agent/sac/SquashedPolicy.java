package io.terrarium.agent.sac;

import io.terrarium.agent.ActionNoise;
import io.terrarium.agent.Policy;
import io.terrarium.agent.PolicyShape;
import io.terrarium.agent.learn.Scaling;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpPass;

/**
 * The policy that samples vectors within bounds, from a Gaussian that the hyperbolic tangent
 * squashes. The mean and the log standard deviation are heads of one network.
 */
final class SquashedPolicy implements Policy {

  private final Backend backend;
  private final Scaling scaling;
  private final MlpPass pass;
  private final Block logProbability;

  SquashedPolicy(Backend backend, PolicyShape shape, Block parameters, int rows) {
    this.backend = backend;
    this.scaling = new Scaling(backend, shape.actions());
    this.pass = new Mlp(backend, shape.network(), parameters).pass(rows);
    this.logProbability = backend.block(rows, 1);
  }

  @Override
  public int rows() {
    return logProbability.rows();
  }

  @Override
  public ActionNoise chance() {
    return ActionNoise.NORMAL;
  }

  @Override
  public void act(Block observation, Block draws, Block action) {
    backend.sampleSquashed(pass.forward(observation), draws, action, logProbability);
    scaling.scale(action, action);
  }
}

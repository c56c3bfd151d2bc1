package io.terrarium.agent.learn;

import io.terrarium.agent.ActionNoise;
import io.terrarium.agent.PolicyShape;
import io.terrarium.agent.SampledPolicy;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpPass;

/**
 * A policy that samples vectors around a network's mean, with log standard deviations that do not
 * depend on the observation. Training uses the action as it was sampled; the environment gets it
 * clipped to its bounds.
 */
final class GaussianPolicy implements SampledPolicy {

  private final Backend backend;
  private final ActionSpace.Box box;
  private final MlpPass pass;
  private final Block logStd;
  private final Block unbounded;
  private final Block bounded;
  private final Block logProbability;

  GaussianPolicy(Backend backend, PolicyShape shape, Block parameters, int rows) {
    int weights = shape.network().parameters();
    this.backend = backend;
    this.box = (ActionSpace.Box) shape.actions();
    this.pass =
        new Mlp(backend, shape.network(), backend.view(parameters, 0, 1, weights)).pass(rows);
    this.logStd = backend.view(parameters, weights, 1, shape.further());
    this.unbounded = backend.block(rows, box.size());
    this.bounded = backend.block(rows, box.size());
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
  public void sample(Block observation, Block draws, Block action, Block logProbability) {
    backend.sampleGaussian(pass.forward(observation), logStd, draws, action, logProbability);
  }

  @Override
  public Block bounded(Block action) {
    backend.clip(action, box.low(), box.high(), bounded);
    return bounded;
  }

  @Override
  public void act(Block observation, Block draws, Block action) {
    sample(observation, draws, unbounded, logProbability);
    backend.clip(unbounded, box.low(), box.high(), action);
  }
}

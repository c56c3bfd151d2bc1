package io.terrarium.agent.learn;

import io.terrarium.agent.ActionNoise;
import io.terrarium.agent.PolicyShape;
import io.terrarium.agent.SampledPolicy;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpPass;

/** A policy that samples one of the actions of a discrete space by a network's logits. */
public final class CategoricalPolicy implements SampledPolicy {

  private final Backend backend;
  private final MlpPass pass;
  private final Block logProbability;

  /**
   * A policy with blocks of its own.
   *
   * @param parameters {@code [1, shape.parameters()]}: read whenever the policy acts
   * @param rows observations it acts on at once
   */
  public CategoricalPolicy(Backend backend, PolicyShape shape, Block parameters, int rows) {
    this.backend = backend;
    this.pass = new Mlp(backend, shape.network(), parameters).pass(rows);
    this.logProbability = backend.block(rows, 1);
  }

  @Override
  public int rows() {
    return logProbability.rows();
  }

  @Override
  public ActionNoise chance() {
    return ActionNoise.UNIFORM;
  }

  @Override
  public void sample(Block observation, Block draws, Block action, Block logProbability) {
    backend.sampleCategorical(pass.forward(observation), draws, action, logProbability);
  }

  @Override
  public Block bounded(Block action) {
    return action;
  }

  @Override
  public void act(Block observation, Block draws, Block action) {
    sample(observation, draws, action, logProbability);
  }
}

package io.terrarium.agent.dqn;

import io.terrarium.agent.ActionNoise;
import io.terrarium.agent.Policy;
import io.terrarium.agent.PolicyShape;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpPass;

/** The policy that acts epsilon-greedily on the values of a dueling network. */
final class DuelingPolicy implements Policy {

  private final Backend backend;
  private final MlpPass pass;
  private final Block values;
  private final Block epsilon;

  DuelingPolicy(Backend backend, PolicyShape shape, Block parameters, Block epsilon, int rows) {
    this.backend = backend;
    this.pass = new Mlp(backend, shape.network(), parameters).pass(rows);
    this.values = backend.block(rows, pass.output().columns() - 1);
    this.epsilon = epsilon;
  }

  @Override
  public int rows() {
    return values.rows();
  }

  @Override
  public ActionNoise chance() {
    return ActionNoise.UNIFORM;
  }

  @Override
  public void act(Block observation, Block draws, Block action) {
    backend.dueling(pass.forward(observation), values);
    backend.sampleEpsilonGreedy(values, draws, epsilon, action);
  }
}

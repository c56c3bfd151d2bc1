package io.terrarium.scb;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.env.Step;
import io.terrarium.env.VectorEnvironment;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpPass;
import io.terrarium.random.Key;
import java.util.Arrays;

/** Copies of a synthetic contextual bandit: each step draws a new latent for each copy. */
final class ScbCopies implements VectorEnvironment {

  private final Backend backend;
  private final MlpPass initialState;
  private final MlpPass reward;
  private final boolean discrete;
  private final Block latent;
  private final Block rewardInput;
  private final Block ones;
  private final Block zeros;
  private Key[] keys = {};
  private long steps;

  ScbCopies(Backend backend, Mlp initialState, Mlp reward, ActionSpace actions, int copies) {
    this.backend = backend;
    this.initialState = initialState.pass(copies);
    this.reward = reward.pass(copies);
    this.discrete = actions instanceof ActionSpace.Discrete;
    this.latent = backend.block(copies, initialState.shape().sizes().get(0));
    this.rewardInput = backend.block(copies, reward.shape().sizes().get(0));
    this.ones = backend.block(copies, 1);
    this.zeros = backend.block(copies, 1);
    float[] one = new float[copies];
    Arrays.fill(one, 1);
    for (int agent = 0; agent < backend.agents(); agent++) {
      ones.write(agent, one, 0);
    }
  }

  @Override
  public void reset(Key[] keys, Block observation) {
    this.keys = keys;
    steps = 0;
    observe(observation);
  }

  @Override
  public void step(Block observation, Block action, Step step) {
    join(observation, action);
    backend.copy(reward.forward(rewardInput), step.reward());
    backend.copy(ones, step.done());
    backend.copy(zeros, step.truncated());
    steps++;
    observe(step.next());
  }

  private void join(Block observation, Block action) {
    if (discrete) {
      backend.appendOneHot(observation, action, rewardInput);
    } else {
      backend.append(observation, action, rewardInput);
    }
  }

  private void observe(Block observation) {
    backend.normal(keys, steps * latent.size(), latent);
    backend.copy(initialState.forward(latent), observation);
  }
}

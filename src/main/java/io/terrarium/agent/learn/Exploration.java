package io.terrarium.agent.learn;

import io.terrarium.agent.AgentKeys;
import io.terrarium.agent.Policy;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.math.Key;
import io.terrarium.math.Purpose;

/**
 * The exploration of an agent with a deterministic policy: uniform over the bounds at first, then
 * Gaussian noise around the action of the policy.
 */
public final class Exploration {

  private final Backend backend;
  private final Policy policy;
  private final Scaling scaling;
  private final Block deviation;
  private final Block unbounded;
  private final Block draws;
  private Key[] keys = {};
  private long drawn;

  /**
   * Exploration with blocks of its own.
   *
   * @param policy deterministic
   * @param actions a box
   * @param deviation {@code [1, 1]}: of the noise, in units of the action
   */
  public Exploration(Backend backend, Policy policy, ActionSpace actions, Block deviation) {
    this.backend = backend;
    this.policy = policy;
    this.scaling = new Scaling(backend, actions);
    this.deviation = deviation;
    this.unbounded = ConstantBlocks.block(backend, 1, Float.POSITIVE_INFINITY);
    this.draws = backend.block(policy.rows(), actions.size());
  }

  /**
   * Begins a training.
   *
   * @param keys one for each agent
   */
  public void start(Key[] keys) {
    this.keys = AgentKeys.fold(keys, Purpose.ACTIONS);
    drawn = 0;
  }

  /**
   * Collects a step of all copies.
   *
   * @param learning whether the policy acts; otherwise actions are uniform
   */
  public void collect(ReplayCollector experience, boolean learning) {
    Transitions step = experience.next();
    if (learning) {
      backend.normal(keys, drawn, draws);
      policy.act(step.observation(), draws, step.action());
      scaling.addNoise(step.action(), draws, deviation, unbounded);
    } else {
      backend.uniform(keys, drawn, draws);
      scaling.spread(draws, step.action());
    }
    drawn += draws.size();
    experience.take(step);
  }
}

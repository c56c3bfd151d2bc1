package io.terrarium.agent.learn;

import io.terrarium.agent.PolicyShape;
import io.terrarium.agent.SampledPolicy;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.nn.MlpShape;

/**
 * The stochastic policies of on-policy algorithms: categorical over discrete actions, and in a box
 * Gaussian with log standard deviations that do not depend on the observation.
 */
public final class SampledPolicies {

  private SampledPolicies() {}

  /**
   * The parameters of a policy: a network whose outputs are logits or means, and behind it, in a
   * box, one log standard deviation for each component of an action.
   */
  public static PolicyShape shape(int observationSize, ActionSpace actions, Activation activation) {
    MlpShape network = MlpShape.agent(observationSize, actions.size(), activation);
    return new PolicyShape(
        network, actions instanceof ActionSpace.Box ? actions.size() : 0, actions);
  }

  /**
   * A policy of such a shape.
   *
   * @param parameters {@code [1, shape.parameters()]}: read whenever the policy acts
   * @param rows observations it acts on at once
   */
  public static SampledPolicy of(Backend backend, PolicyShape shape, Block parameters, int rows) {
    return shape.actions() instanceof ActionSpace.Box
        ? new GaussianPolicy(backend, shape, parameters, rows)
        : new CategoricalPolicy(backend, shape, parameters, rows);
  }
}

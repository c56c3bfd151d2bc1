package io.terrarium.agent;

import io.terrarium.env.ActionSpace;
import io.terrarium.nn.MlpShape;

/**
 * The shape of a policy's parameters: those of a network, and then further ones.
 *
 * @param network the network that acts
 * @param further the number of further parameters, such as the log standard deviations of a
 *     Gaussian policy whose spread does not depend on the observation
 * @param actions the actions that the policy may take
 */
public record PolicyShape(MlpShape network, int further, ActionSpace actions) {

  /** A policy that is a network alone. */
  public PolicyShape(MlpShape network, ActionSpace actions) {
    this(network, 0, actions);
  }

  /** The number of all parameters. */
  public int parameters() {
    return Math.addExact(network.parameters(), further);
  }
}

package io.terrarium.agent;

import io.terrarium.env.ActionSpace;
import io.terrarium.nn.MlpShape;

/**
 * The parameters of a policy: a network's, then others that stand alone.
 *
 * @param network that acts
 * @param further how many others there are: the log standard deviations of a Gaussian policy that
 *     do not depend on what is seen
 * @param actions what the policy may do
 */
public record PolicyShape(MlpShape network, int further, ActionSpace actions) {

  /** A policy that is a network alone. */
  public PolicyShape(MlpShape network, ActionSpace actions) {
    this(network, 0, actions);
  }

  /** How many numbers they are. */
  public int parameters() {
    return Math.addExact(network.parameters(), further);
  }
}

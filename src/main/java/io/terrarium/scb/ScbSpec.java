package io.terrarium.scb;

import io.terrarium.compute.Activation;
import java.util.List;

/**
 * The shape of a synthetic environment: {@code synthetic} of an experiment.
 *
 * @param horizon steps of an episode at most; 1 is a synthetic contextual bandit
 * @param hidden sizes of the hidden layers of each of its networks
 * @param activation of the hidden layers
 * @param latent of the initial state
 */
public record ScbSpec(int horizon, List<Integer> hidden, Activation activation, Latent latent) {

  /** Whether every step ends an episode. */
  public boolean isBandit() {
    return horizon == 1;
  }
}

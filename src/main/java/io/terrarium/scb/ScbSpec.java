package io.terrarium.scb;

import io.terrarium.compute.Activation;
import java.util.List;
import java.util.OptionalInt;

/**
 * The shape of a synthetic environment: {@code synthetic} of an experiment.
 *
 * @param horizon steps of an episode at most, 1 to {@link #LONGEST_HORIZON}; 1 is a synthetic
 *     contextual bandit
 * @param hidden sizes of the hidden layers of each of its networks
 * @param activation of the hidden layers
 * @param latent of the initial state
 * @param latentSize its numbers, where they are not as many as an observation has
 */
public record ScbSpec(
    int horizon,
    List<Integer> hidden,
    Activation activation,
    Latent latent,
    OptionalInt latentSize) {

  /** The steps up to which float32 counts. */
  public static final int LONGEST_HORIZON = 1 << 24;

  /** A shape whose latent has as many numbers as an observation. */
  public ScbSpec(int horizon, List<Integer> hidden, Activation activation, Latent latent) {
    this(horizon, hidden, activation, latent, OptionalInt.empty());
  }

  /** Whether every step ends an episode. */
  public boolean isBandit() {
    return horizon == 1;
  }
}

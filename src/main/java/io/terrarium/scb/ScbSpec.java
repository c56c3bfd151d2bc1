package io.terrarium.scb;

import io.terrarium.compute.Activation;
import java.util.List;
import java.util.OptionalInt;

/**
 * The shape of a synthetic environment, which an experiment gives as {@code synthetic}.
 *
 * @param horizon the most steps of an episode, 1 to {@link #LONGEST_HORIZON}; 1 is a synthetic
 *     contextual bandit
 * @param hidden the sizes of the hidden layers of each network
 * @param activation the activation of the hidden layers
 * @param latent the distribution of the latents
 * @param latentSize the length of a latent; empty if it is that of an observation
 */
public record ScbSpec(
    int horizon,
    List<Integer> hidden,
    Activation activation,
    Latent latent,
    OptionalInt latentSize) {

  /** The longest horizon, up to which float32 counts steps exactly. */
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

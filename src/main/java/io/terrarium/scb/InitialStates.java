package io.terrarium.scb;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.math.Key;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpPass;

/**
 * The observations that episodes start from: {@code initialState(z)}, where every draw takes a new
 * latent {@code z} for each copy.
 */
final class InitialStates {

  private final LatentDraws latents;
  private final MlpPass network;
  private final Block z;
  private Key[] keys = {};
  private long draws;

  InitialStates(Backend backend, Latent latent, Mlp network, int copies) {
    this.latents = new LatentDraws(backend, latent, network.shape().inputs());
    this.network = network.pass(copies);
    this.z = backend.block(copies, network.shape().inputs());
  }

  /** Begins each agent's draws again, with a new key. */
  void start(Key[] keys) {
    this.keys = keys;
    draws = 0;
  }

  /**
   * Draws a start for each copy, {@code [copies, observationSize]}, which the next draw overwrites.
   */
  Block draw() {
    latents.draw(keys, draws, z);
    draws++;
    return network.forward(z);
  }
}

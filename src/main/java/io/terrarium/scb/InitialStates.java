package io.terrarium.scb;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.math.Key;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpPass;

/** The starts of episodes: {@code initialState(z)}, a new latent for each copy at every draw. */
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

  /** Begins each agent's draws anew. */
  void start(Key[] keys) {
    this.keys = keys;
    draws = 0;
  }

  /** {@code [copies, observationSize]}, until the next draw. */
  Block draw() {
    latents.draw(keys, draws, z);
    draws++;
    return network.forward(z);
  }
}

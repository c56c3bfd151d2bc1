package io.terrarium.agent;

import io.terrarium.agent.learn.TargetNoise;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.golden.Blocks;
import io.terrarium.golden.Npz;
import io.terrarium.math.Key;

/** Reads the noise that a golden file has beside its minibatches. */
public final class GoldenNoise implements TargetNoise {

  private final Backend backend;
  private final Npz golden;
  private final String name;
  private int minibatch;

  public GoldenNoise(Backend backend, Npz golden, String name) {
    this.backend = backend;
    this.golden = golden;
    this.name = name;
  }

  @Override
  public void start(Key[] keys) {
    minibatch = 0;
  }

  @Override
  public Block next() {
    return Blocks.of(backend, 1, golden.get("mb" + minibatch++ + "/" + name));
  }
}

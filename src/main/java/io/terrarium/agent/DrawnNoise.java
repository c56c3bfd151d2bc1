package io.terrarium.agent;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.random.Key;
import io.terrarium.random.Purpose;

/** Noise that is drawn from the agents' keys, one update's after the other's. */
final class DrawnNoise implements Noise {

  private final Backend backend;
  private final Purpose purpose;
  private final Block normals;
  private Key[] keys = {};
  private long drawn;

  DrawnNoise(Backend backend, Purpose purpose, int rows, int columns) {
    this.backend = backend;
    this.purpose = purpose;
    this.normals = backend.block(rows, columns);
  }

  @Override
  public void start(Key[] keys) {
    this.keys = Keys.fold(keys, purpose);
    drawn = 0;
  }

  @Override
  public Block next() {
    backend.normal(keys, drawn, normals);
    drawn += normals.size();
    return normals;
  }
}

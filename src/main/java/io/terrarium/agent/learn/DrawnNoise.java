package io.terrarium.agent.learn;

import io.terrarium.agent.AgentKeys;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.math.Key;
import io.terrarium.math.Purpose;

/** Noise that is drawn from the agents' keys, one update's after the other's. */
public final class DrawnNoise implements TargetNoise {

  private final Backend backend;
  private final Purpose purpose;
  private final Block normals;
  private Key[] keys = {};
  private long drawn;

  public DrawnNoise(Backend backend, Purpose purpose, int rows, int columns) {
    this.backend = backend;
    this.purpose = purpose;
    this.normals = backend.block(rows, columns);
  }

  @Override
  public void start(Key[] keys) {
    this.keys = AgentKeys.fold(keys, purpose);
    drawn = 0;
  }

  @Override
  public Block next() {
    backend.normal(keys, drawn, normals);
    drawn += normals.size();
    return normals;
  }
}

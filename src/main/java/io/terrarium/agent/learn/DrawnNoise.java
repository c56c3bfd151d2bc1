package io.terrarium.agent.learn;

import io.terrarium.agent.AgentKeys;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.math.Key;
import io.terrarium.math.Purpose;

/** Noise that is drawn from the agents' keys, for one update after the other. */
public final class DrawnNoise implements TargetNoise {

  private final Backend backend;
  private final Purpose purpose;
  private final Block normals;
  private Key[] keys = {};
  private long drawn;

  /**
   * Noise in a block of its own.
   *
   * @param purpose what the noise is for, which keeps it apart from other draws
   * @param rows of a batch
   * @param columns numbers of a row
   */
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

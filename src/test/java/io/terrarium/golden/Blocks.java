package io.terrarium.golden;

import io.terrarium.compute.Backend;
import io.terrarium.compute.BackendProvider;
import io.terrarium.compute.Block;
import io.terrarium.compute.Device;
import io.terrarium.compute.nd4j.Nd4jProvider;
import io.terrarium.compute.simd.SimdProvider;

/** Blocks of the first agent, for tests that compare numbers. */
public final class Blocks {

  private Blocks() {}

  public static Backend backend() {
    BackendProvider provider = new SimdProvider();
    return provider.open(Device.cpu(0), 1);
  }

  /** The nd4j backend, of one agent. */
  public static Backend nd4j() {
    return nd4j(1);
  }

  public static Backend nd4j(int agents) {
    BackendProvider provider = new Nd4jProvider();
    return provider.open(Device.cpu(0), agents);
  }

  public static Block of(Backend backend, int columns, float... values) {
    Block block = backend.block(values.length / columns, columns);
    block.write(0, values, 0);
    return block;
  }

  public static float[] read(Block block) {
    float[] values = new float[block.size()];
    block.read(0, values, 0);
    return values;
  }
}

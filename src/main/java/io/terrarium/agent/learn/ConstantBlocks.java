package io.terrarium.agent.learn;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import java.util.Arrays;

/** Makes blocks that hold one number, which algorithms use as constants. */
public final class ConstantBlocks {

  private ConstantBlocks() {}

  /** {@code [rows, 1]}, all of them one number. */
  public static Block block(Backend backend, int rows, float value) {
    Block block = backend.block(rows, 1);
    float[] values = new float[rows];
    Arrays.fill(values, value);
    for (int agent = 0; agent < backend.agents(); agent++) {
      block.write(agent, values, 0);
    }
    return block;
  }
}

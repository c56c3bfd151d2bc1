package io.terrarium.compute.simd;

import io.terrarium.compute.Block;
import io.terrarium.compute.simd.kernel.Kernels;

/** A block of one agent, which is a part of an array. */
record ArrayBlock(float[] data, int at, int rows, int columns) implements Block {

  /** A block of zeros in an array of its own. */
  static ArrayBlock create(int rows, int columns) {
    float[] data = new float[Math.addExact(Kernels.ALIGNED, Math.multiplyExact(rows, columns))];
    return new ArrayBlock(data, Kernels.ALIGNED, rows, columns);
  }

  @Override
  public void write(int agent, float[] values, int from) {
    System.arraycopy(values, from, data, at, size());
  }

  @Override
  public void read(int agent, float[] values, int from) {
    System.arraycopy(data, at, values, from, size());
  }

  /** The number of a block of one number. */
  float value() {
    return data[at];
  }
}

package io.terrarium.compute.simd;

import io.terrarium.compute.Block;

/** A block of one agent: part of an array. */
record ArrayBlock(float[] data, int at, int rows, int columns) implements Block {

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

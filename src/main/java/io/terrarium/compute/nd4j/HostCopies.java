package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Moves numbers between plain arrays and the storage of a block. */
interface HostCopies {

  /** Copies {@code values[from..]} to the storage's {@code n} numbers from {@code at} on. */
  void write(float[] values, int from, long at, int n);

  /** Copies the storage's {@code n} numbers from {@code at} on to {@code values[to..]}. */
  void read(long at, float[] values, int to, int n);

  /** The quickest copies that there are for a whole, contiguous array. */
  static HostCopies of(INDArray whole) {
    return Nd4j.getEnvironment().isCPU() ? new DirectCopies(whole) : new ArrayCopies(whole);
  }
}

package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Indices as rows of zeros and a one. */
final class OneHot {

  private final Scratch scratch;

  OneHot(Scratch scratch) {
    this.scratch = scratch;
  }

  /** {@code index [agents, rows, 1]} to {@code [agents, rows, n]}, until the next call. */
  INDArray of(INDArray index, long n) {
    INDArray hot = scratch.of("one-hot", index.size(1), n);
    Ops.subtract(index, scratch.range(n), hot);
    Ops.abs(hot, hot);
    Ops.isPositive(hot, hot);
    Ops.complement(hot);
    return hot;
  }
}

package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Indices as rows of zeros and a one; one that is not a number makes a row of such. */
final class OneHot {

  private final Scratch scratch;
  private final Ops ops;

  OneHot(Scratch scratch) {
    this.scratch = scratch;
    this.ops = scratch.ops();
  }

  /** {@code index [agents, rows, 1]} to {@code [agents, rows, n]}, until the next call. */
  INDArray of(INDArray index, long n) {
    INDArray hot = scratch.of("one-hot", index.size(1), n);
    ops.subtract(index, scratch.range(n), hot);
    ops.abs(hot, hot);
    ops.complement(hot);
    ops.atLeast(hot, 0, hot);
    return hot;
  }
}

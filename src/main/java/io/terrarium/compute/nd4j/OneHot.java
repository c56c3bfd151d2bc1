package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The encoding of indices as rows of zeros and a one. An index that is not a number makes a row of
 * numbers that are not either.
 */
final class OneHot {

  private final Scratch scratch;
  private final Ops ops;

  OneHot(Scratch scratch) {
    this.scratch = scratch;
    this.ops = scratch.ops();
  }

  /**
   * Encodes {@code index [agents, rows, 1]} as {@code [agents, rows, n]}, which the next call
   * overwrites.
   */
  INDArray of(INDArray index, long n) {
    INDArray hot = scratch.of("one-hot", index.size(1), n);
    ops.subtract(index, scratch.range(n), hot);
    ops.abs(hot, hot);
    ops.complement(hot);
    ops.atLeast(hot, 0, hot);
    return hot;
  }
}

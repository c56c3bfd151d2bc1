package io.terrarium.compute.nd4j;

import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Moves rows between blocks. */
final class RowMoves {

  private final Scratch scratch;
  private final OneHot oneHot;
  private final Map<Integer, RowIndices> indices = new HashMap<>();
  private int[] absolute = {};

  RowMoves(Scratch scratch, OneHot oneHot) {
    this.scratch = scratch;
    this.oneHot = oneHot;
  }

  /** Rows count from each agent's first, and ND4J's from the first agent's. */
  void gather(Nd4jBlock source, int[] rows, Nd4jBlock out) {
    int n = scratch.agents() * out.rows();
    if (absolute.length < n) {
      absolute = new int[n];
    }
    for (int i = 0; i < n; i++) {
      absolute[i] = i / out.rows() * source.rows() + rows[i];
    }
    RowIndices chosen = indices.computeIfAbsent(n, RowIndices::new);
    chosen.write(absolute);
    INDArray to =
        out.isContiguous() ? out.array() : scratch.of("gathered", out.rows(), out.columns());
    Ops.named(
        "gather",
        new INDArray[] {matrix(contiguous(source)), chosen.array()},
        new INDArray[] {matrix(to)},
        new double[0],
        0);
    if (!out.isContiguous()) {
      out.array().assign(to);
    }
  }

  private INDArray contiguous(Nd4jBlock source) {
    if (source.isContiguous()) {
      return source.array();
    }
    INDArray copy = scratch.of("source", source.rows(), source.columns());
    copy.assign(source.array());
    return copy;
  }

  /** All agents' rows below each other. */
  private static INDArray matrix(INDArray contiguous) {
    return contiguous.reshape('c', contiguous.size(0) * contiguous.size(1), contiguous.size(2));
  }

  void append(Nd4jBlock left, Nd4jBlock right, Nd4jBlock out) {
    out.columns(0, left.columns()).assign(left.array());
    out.columns(left.columns(), out.columns()).assign(right.array());
  }

  void appendOneHot(Nd4jBlock left, Nd4jBlock right, Nd4jBlock out) {
    int width = out.columns() - left.columns();
    out.columns(0, left.columns()).assign(left.array());
    out.columns(left.columns(), out.columns()).assign(oneHot.of(right.array(), width));
  }
}

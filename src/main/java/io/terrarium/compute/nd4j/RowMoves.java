package io.terrarium.compute.nd4j;

import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Moves rows between blocks. */
final class RowMoves {

  private final Scratch scratch;
  private final Ops ops;
  private final OneHot oneHot;
  private final Map<Integer, RowIndices> indices = new HashMap<>();
  private final Map<Nd4jBlock, Nd4jBlock> spares = new HashMap<>();
  private int[] absolute = {};

  RowMoves(Scratch scratch, OneHot oneHot) {
    this.scratch = scratch;
    this.ops = scratch.ops();
    this.oneHot = oneHot;
  }

  /** Gathers rows. Indices count from each agent's first row, but ND4J's from the first agent's. */
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
    Nd4jBlock to = out.isContiguous() ? out : spare(out);
    ops.named(
        "gather",
        new INDArray[] {contiguous(source).matrix(), chosen.array()},
        new INDArray[] {to.matrix()},
        new double[0],
        0);
    if (to != out) {
      out.array().assign(to.array());
    }
  }

  private Nd4jBlock contiguous(Nd4jBlock source) {
    if (source.isContiguous()) {
      return source;
    }
    Nd4jBlock copy = spare(source);
    copy.array().assign(source.array());
    return copy;
  }

  /** A contiguous block that stands for one that is not. */
  private Nd4jBlock spare(Nd4jBlock block) {
    return spares.computeIfAbsent(
        block, key -> new Nd4jBlock(scratch.agents(), block.rows(), block.columns()));
  }

  void append(Nd4jBlock left, Nd4jBlock right, Nd4jBlock out) {
    out.columns(0, left.columns()).assign(left.array());
    out.columns(left.columns(), out.columns()).assign(right.array());
  }

  void columns(Nd4jBlock source, int from, Nd4jBlock out) {
    out.array().assign(source.columns(from, from + out.columns()));
  }

  void encodeOneHot(Nd4jBlock index, Nd4jBlock out) {
    out.array().assign(oneHot.of(index.array(), out.columns()));
  }

  void appendOneHot(Nd4jBlock left, Nd4jBlock right, Nd4jBlock out) {
    int width = out.columns() - left.columns();
    out.columns(0, left.columns()).assign(left.array());
    out.columns(left.columns(), out.columns()).assign(oneHot.of(right.array(), width));
  }
}

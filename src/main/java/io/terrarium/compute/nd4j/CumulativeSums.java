package io.terrarium.compute.nd4j;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The cumulative sums of each row, computed as a product with a matrix of ones on and above its
 * diagonal. ND4J's own {@code cumsum} takes longer, and keeps 200 bytes outside the heap for each
 * row for ever.
 */
final class CumulativeSums {

  private final int agents;
  private final Ops ops;
  private final Map<Integer, INDArray> triangles = new HashMap<>();

  CumulativeSums(Scratch scratch) {
    this.agents = scratch.agents();
    this.ops = scratch.ops();
  }

  /** Sums {@code x} to {@code z}, both {@code [agents, rows, columns]} and not the same array. */
  void of(INDArray x, INDArray z) {
    int n = Math.toIntExact(x.size(2));
    ops.product(x, triangles.computeIfAbsent(n, this::triangle), z, false, false, 0);
  }

  /** The matrix of ones, {@code [agents, n, n]}. */
  private INDArray triangle(int n) {
    float[][] rows = new float[n][n];
    for (int i = 0; i < n; i++) {
      Arrays.fill(rows[i], i, n, 1);
    }
    INDArray triangle = Nd4j.create(DataType.FLOAT, agents, n, n);
    ops.add(triangle, Nd4j.createFromArray(rows).reshape(1, n, n), triangle);
    return triangle;
  }
}

package io.terrarium.compute.nd4j;

import io.terrarium.compute.Block;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A block that is an array {@code [agents, rows, columns]}, or a part of one: number i of agent a
 * stands {@code at + a * stride + i} numbers into the storage.
 */
final class Nd4jBlock implements Block {

  private final Storage storage;
  private final int agents;
  private final long at;
  private final long stride;
  private final int rows;
  private final int columns;
  private final Map<Long, INDArray> parts = new HashMap<>();
  private INDArray array;
  private INDArray matrix;

  /** A block of zeros, with storage of its own. */
  Nd4jBlock(int agents, int rows, int columns) {
    this.storage = new Storage(agents, rows, columns);
    this.agents = agents;
    this.at = 0;
    this.stride = Math.multiplyExact(rows, columns);
    this.rows = rows;
    this.columns = columns;
  }

  private Nd4jBlock(Nd4jBlock parent, int from, int rows, int columns) {
    this.storage = parent.storage;
    this.agents = parent.agents;
    this.at = parent.at + from;
    this.stride = parent.stride;
    this.rows = rows;
    this.columns = columns;
  }

  /** A view of consecutive numbers of each agent. */
  Nd4jBlock view(int from, int rows, int columns) {
    if (from < 0 || from + rows * columns > size()) {
      throw new IllegalArgumentException(
          "a view of %d x %d from %d does not fit %d".formatted(rows, columns, from, size()));
    }
    return new Nd4jBlock(this, from, rows, columns);
  }

  /** The block as an array, {@code [agents, rows, columns]}. */
  INDArray array() {
    if (array == null) {
      array = isWhole() ? storage.array() : strided(at, rows, columns, columns);
    }
    return array;
  }

  private boolean isWhole() {
    return isContiguous() && at == 0 && columns == storage.array().size(2);
  }

  /** Some of the columns: {@code [agents, rows, to - from]}. */
  INDArray columns(int from, int to) {
    return parts.computeIfAbsent(
        ~part(from, to), key -> strided(at + from, rows, to - from, columns));
  }

  /** Some of the rows: {@code [agents, to - from, columns]}. */
  INDArray rows(int from, int to) {
    return parts.computeIfAbsent(
        part(from, to), key -> strided(at + (long) from * columns, to - from, columns, columns));
  }

  private static long part(int from, int to) {
    return (long) from << Integer.SIZE | to;
  }

  private INDArray strided(long from, int height, int width, int rowStride) {
    return Nd4j.create(
        storage.array().data(),
        new long[] {agents, height, width},
        new long[] {stride, rowStride, 1},
        from,
        'c');
  }

  /** The rows of all agents below each other; the block must be contiguous. */
  INDArray matrix() {
    if (matrix == null) {
      matrix = array().reshape('c', (long) agents * rows, columns);
    }
    return matrix;
  }

  /** Whether the agents follow each other without a gap. */
  boolean isContiguous() {
    return stride == size();
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public void write(int agent, float[] values, int from) {
    storage.host().write(values, from, at + agent * stride, size());
  }

  @Override
  public void read(int agent, float[] values, int to) {
    storage.host().read(at + agent * stride, values, to, size());
  }

  /** Writes the numbers of all agents, one agent after another. */
  void writeAll(float[] values) {
    if (isContiguous()) {
      storage.host().write(values, 0, at, agents * size());
      return;
    }
    for (int agent = 0; agent < agents; agent++) {
      write(agent, values, agent * size());
    }
  }
}

package io.terrarium.compute.nd4j;

import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The intermediate arrays, with a leading agent axis. Each is made when first asked for and then
 * kept.
 */
final class Scratch {

  private final int agents;
  private final Ops ops = new Ops();
  private final Map<Name, INDArray> arrays = new HashMap<>();

  private record Name(String name, DataType type, long rows, long columns) {}

  Scratch(int agents) {
    this.agents = agents;
  }

  Ops ops() {
    return ops;
  }

  int agents() {
    return agents;
  }

  /** An array {@code [agents, rows, columns]}, whose numbers may have any value. */
  INDArray of(String name, long rows, long columns) {
    return arrays.computeIfAbsent(
        new Name(name, DataType.FLOAT, rows, columns),
        key -> Nd4j.create(DataType.FLOAT, agents, rows, columns));
  }

  /** An array of the same shape as another. */
  INDArray like(String name, INDArray other) {
    return of(name, other.size(1), other.size(2));
  }

  /** An array {@code [agents, 1, 1]}, whose numbers may have any value. */
  INDArray scalar(String name) {
    return of(name, 1, 1);
  }

  /** An array {@code [agents, rows]} of whole numbers. */
  INDArray indices(String name, long rows) {
    return arrays.computeIfAbsent(
        new Name(name, DataType.LONG, rows, 1), key -> Nd4j.create(DataType.LONG, agents, rows));
  }

  /** The same whole numbers as {@code [agents, rows, 1]}. */
  INDArray indexColumn(String name, long rows) {
    INDArray indices = indices(name, rows);
    return arrays.computeIfAbsent(
        new Name(name + ", a column", DataType.LONG, rows, 1),
        key -> indices.reshape(agents, rows, 1));
  }

  /** An array {@code [agents, rows, 1]} of ones; it must not be written to. */
  INDArray ones(long rows) {
    return arrays.computeIfAbsent(
        new Name("ones", DataType.FLOAT, rows, 1),
        key -> Nd4j.ones(DataType.FLOAT, agents, rows, 1));
  }

  /** An array {@code [agents, rows, columns]} of zeros; it must not be written to. */
  INDArray zeros(long rows, long columns) {
    return of("zeros", rows, columns);
  }

  /** The numbers from 0 to {@code n - 1}, {@code [1, 1, n]}; they must not be written to. */
  INDArray range(long n) {
    return arrays.computeIfAbsent(
        new Name("range", DataType.FLOAT, 1, n),
        key -> Nd4j.arange(n).castTo(DataType.FLOAT).reshape(1, 1, n));
  }
}

package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The memory of a block and of its views. It is allocated when it is first used, because much of
 * what an algorithm asks for, such as the gradients of passes that only go forward, is never used.
 */
final class Storage {

  private final int agents;
  private final int rows;
  private final int columns;
  private INDArray array;
  private HostCopies host;

  Storage(int agents, int rows, int columns) {
    this.agents = agents;
    this.rows = rows;
    this.columns = columns;
  }

  /** The memory as an array, {@code [agents, rows, columns]}. */
  INDArray array() {
    if (array == null) {
      array = Nd4j.create(DataType.FLOAT, agents, rows, columns);
    }
    return array;
  }

  HostCopies host() {
    if (host == null) {
      host = HostCopies.of(array());
    }
    return host;
  }
}

package io.terrarium.compute.nd4j;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The indices of rows, in an array that a gather reads. */
final class RowIndices {

  private final int n;
  private final INDArray array;
  private final Optional<IntBuffer> memory;

  RowIndices(int n) {
    this.n = n;
    this.array = Nd4j.create(DataType.INT, n);
    this.memory =
        Nd4j.getEnvironment().isCPU() ? Optional.of(array.data().asNioInt()) : Optional.empty();
  }

  INDArray array() {
    return array;
  }

  /** Takes the first {@code n} values. */
  void write(int[] values) {
    if (memory.isPresent()) {
      memory.get().put(0, values, 0, n);
    } else {
      array.assign(Nd4j.createFromArray(Arrays.copyOf(values, n)));
    }
  }
}

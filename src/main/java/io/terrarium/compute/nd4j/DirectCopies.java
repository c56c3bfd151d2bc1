package io.terrarium.compute.nd4j;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The copies to and from storage in the memory of the host, without garbage. */
final class DirectCopies implements HostCopies {

  /** The array is kept because the buffer alone does not keep its memory. */
  private final INDArray whole;

  private final FloatBuffer memory;

  DirectCopies(INDArray whole) {
    this.whole = whole;
    this.memory = whole.data().asNioFloat();
  }

  @Override
  public void write(float[] values, int from, long at, int n) {
    memory.put(Math.toIntExact(at), values, from, n);
  }

  @Override
  public void read(long at, float[] values, int to, int n) {
    memory.get(Math.toIntExact(at), values, to, n);
  }

  @Override
  public String toString() {
    return "the host's memory of " + whole.shapeInfoToString();
  }
}

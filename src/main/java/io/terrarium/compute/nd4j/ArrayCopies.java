package io.terrarium.compute.nd4j;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The copies to and from storage on a device, through arrays that ND4J moves there and back. */
final class ArrayCopies implements HostCopies {

  private final INDArray flat;

  ArrayCopies(INDArray whole) {
    this.flat = whole.reshape(whole.length());
  }

  @Override
  public void write(float[] values, int from, long at, int n) {
    part(at, n).assign(Nd4j.createFromArray(Arrays.copyOfRange(values, from, from + n)));
  }

  @Override
  public void read(long at, float[] values, int to, int n) {
    System.arraycopy(part(at, n).dup().data().asFloat(), 0, values, to, n);
  }

  private INDArray part(long at, int n) {
    return flat.get(NDArrayIndex.interval(at, at + n));
  }
}

package io.terrarium.interop;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import net.razorvine.pickle.PickleException;

/** A {@code numpy.ndarray}, as the bytes that a pickle has. */
final class NumpyArray implements Stateful {

  private static final String FLOAT32 = "<f4";

  /** Not looked at before its length is known: one tuple may be the shape of many arrays. */
  private Object[] sizes = {0};

  private NumpyType type = new NumpyType("b");
  private boolean columnsFirst;
  private byte[] bytes = {};

  /** {@code (version, shape, type, whether in Fortran's order, bytes)}. */
  @Override
  public void setState(Object[] state) {
    sizes = (Object[]) state[1];
    type = (NumpyType) state[2];
    columnsFirst = (Boolean) state[3];
    bytes = (byte[]) state[4];
  }

  /** How many dimensions it has. */
  int rank() {
    return sizes.length;
  }

  /** Its dimensions. */
  List<Integer> shape() {
    return Arrays.stream(sizes).map(Integer.class::cast).toList();
  }

  /** How many bytes its elements take. */
  int size() {
    return bytes.length;
  }

  /**
   * Its elements, row by row.
   *
   * @throws PickleException where they are no float32, not finite, or not as many as the shape says
   */
  float[] floats() {
    requireFloats();
    float[] stored = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(stored);
    for (float each : stored) {
      if (!Float.isFinite(each)) {
        throw new PickleException("must be of finite numbers, has " + each);
      }
    }
    return columnsFirst && rank() == 2 ? transposed(stored) : stored;
  }

  private void requireFloats() {
    if (!type.toString().equals(FLOAT32)) {
      throw new PickleException(
          "must be of type " + FLOAT32 + " (float32), is of " + PickledText.shown(type.toString()));
    }
    List<Integer> shape = shape();
    long elements = 1;
    for (int size : shape) {
      if (size < 1 || size > bytes.length) {
        throw new PickleException("has the shape " + shape + " but " + bytes.length + " bytes");
      }
      elements = Math.min(elements * size, Integer.MAX_VALUE);
    }
    if (elements * Float.BYTES != bytes.length) {
      throw new PickleException("has the shape " + shape + " but " + bytes.length + " bytes");
    }
  }

  private float[] transposed(float[] stored) {
    int rows = shape().get(0);
    int columns = shape().get(1);
    float[] elements = new float[stored.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        elements[row * columns + column] = stored[column * rows + row];
      }
    }
    return elements;
  }
}

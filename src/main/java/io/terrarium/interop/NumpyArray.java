package io.terrarium.interop;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.razorvine.pickle.PickleException;

/** A {@code numpy.ndarray}, held as the bytes that a pickle has for it. */
final class NumpyArray implements RestorableObject {

  private static final String FLOAT32 = "<f4";
  private static final Set<String> ORDERS = Set.of("C", "F");

  /** The shape; it is read only once its length is known, because many arrays may share it. */
  private Object[] sizes = {0};

  private NumpyType type = new NumpyType("b");
  private boolean columnsFirst;
  private ArrayBytes stored = new ArrayBytes.Raw(new byte[0]);

  /**
   * Creates the array that protocol 5 asks for with {@code _frombuffer(bytes, type, shape, order)}.
   *
   * @throws PickleException if the order is another one: NumPy gives arrays of more dimensions than
   *     a layer has an order in a fifth argument
   */
  static NumpyArray ofBuffer(Object[] arguments) {
    String order = (String) arguments[3];
    if (arguments.length > 4 || !ORDERS.contains(order)) {
      throw new PickleException("it has an array whose order is neither C's nor Fortran's");
    }
    NumpyArray array = new NumpyArray();
    array.stored = ArrayBytes.of(arguments[0]);
    array.type = (NumpyType) arguments[1];
    array.sizes = (Object[]) arguments[2];
    array.columnsFirst = order.equals("F");
    return array;
  }

  /** Takes {@code (version, shape, type, whether in Fortran's order, bytes)}. */
  @Override
  public void setState(Object[] state) {
    sizes = (Object[]) state[1];
    type = (NumpyType) state[2];
    columnsFirst = (Boolean) state[3];
    stored = ArrayBytes.of(state[4]);
  }

  /** The number of dimensions. */
  int rank() {
    return sizes.length;
  }

  /** The dimensions. */
  List<Integer> shape() {
    return Arrays.stream(sizes).map(Integer.class::cast).toList();
  }

  /** The number of bytes of the elements. */
  int size() {
    return stored.size();
  }

  /** Whether the array may hold random keys of JAX: two or four numbers of 32 bits for each key. */
  boolean isRandomKey() {
    return (rank() == 1 || rank() == 2)
        && type.isUnsigned32()
        && (sizes[rank() - 1].equals(2) || sizes[rank() - 1].equals(4));
  }

  /**
   * The elements, row by row.
   *
   * @throws PickleException if they are not float32, not finite, or not as many as the shape says
   */
  float[] floats() {
    requireFloats();
    float[] elements = new float[size() / Float.BYTES];
    ByteBuffer.wrap(stored.bytes()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(elements);
    for (float each : elements) {
      if (!Float.isFinite(each)) {
        throw new PickleException("must have finite numbers, has " + each);
      }
    }
    return columnsFirst && rank() == 2 ? transposed(elements) : elements;
  }

  private void requireFloats() {
    if (!type.toString().equals(FLOAT32)) {
      throw new PickleException(
          "must be of type " + FLOAT32 + " (float32), is of " + PickledText.shown(type.toString()));
    }
    List<Integer> shape = shape();
    long elements = 1;
    for (int each : shape) {
      if (each < 1 || each > size()) {
        throw new PickleException("has the shape " + shape + " but " + size() + " bytes");
      }
      elements = Math.min(elements * each, Integer.MAX_VALUE);
    }
    if (elements * Float.BYTES != size()) {
      throw new PickleException("has the shape " + shape + " but " + size() + " bytes");
    }
  }

  private float[] transposed(float[] columns) {
    int rows = shape().get(0);
    int width = shape().get(1);
    float[] elements = new float[columns.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < width; column++) {
        elements[row * width + column] = columns[column * rows + row];
      }
    }
    return elements;
  }
}

package io.terrarium.file;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** A float array seen as a list, which Protobuf takes without a boxed copy of the whole. */
public final class FloatList extends AbstractList<Float> implements RandomAccess {

  private final float[] values;

  private FloatList(float[] values) {
    this.values = values;
  }

  /** The array as a list; the array is not copied. */
  public static List<Float> list(float[] values) {
    return new FloatList(values);
  }

  /** A new array of the numbers of a list. */
  public static float[] array(List<Float> list) {
    float[] values = new float[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i);
    }
    return values;
  }

  @Override
  public Float get(int index) {
    return values[index];
  }

  @Override
  public int size() {
    return values.length;
  }
}

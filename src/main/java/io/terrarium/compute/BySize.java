package io.terrarium.compute;

import java.util.ArrayList;
import java.util.List;

/** A cache of objects for given rows and columns. Each is made when its size is first asked for. */
final class BySize<T> {

  private final Maker<T> maker;
  private final List<Sized<T>> made = new ArrayList<>();

  /** Makes the object for a size. */
  interface Maker<T> {
    T make(int rows, int columns);
  }

  private record Sized<T>(int rows, int columns, T value) {}

  BySize(Maker<T> maker) {
    this.maker = maker;
  }

  /** The object for a size. It is made if the size is new; otherwise the call allocates nothing. */
  T of(int rows, int columns) {
    for (int i = 0; i < made.size(); i++) {
      Sized<T> sized = made.get(i);
      if (sized.rows() == rows && sized.columns() == columns) {
        return sized.value();
      }
    }
    T value = maker.make(rows, columns);
    made.add(new Sized<>(rows, columns, value));
    return value;
  }
}

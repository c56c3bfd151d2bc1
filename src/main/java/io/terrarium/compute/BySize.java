package io.terrarium.compute;

import java.util.ArrayList;
import java.util.List;

/** Things that are made for rows and columns, one for each size that was asked for. */
final class BySize<T> {

  private final Maker<T> maker;
  private final List<Sized<T>> made = new ArrayList<>();

  /** Makes one for a size. */
  interface Maker<T> {
    T make(int rows, int columns);
  }

  private record Sized<T>(int rows, int columns, T value) {}

  BySize(Maker<T> maker) {
    this.maker = maker;
  }

  /** The one for a size, made if it is new; makes no object otherwise. */
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

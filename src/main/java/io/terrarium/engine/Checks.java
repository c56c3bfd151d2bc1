package io.terrarium.engine;

import java.util.List;

/** What a message that came over the wire must hold. */
final class Checks {

  private Checks() {}

  static void version(int found, int known) {
    if (found != known) {
      throw new IllegalArgumentException(
          "its version must be " + known + ", is " + Integer.toUnsignedString(found));
    }
  }

  static long atLeast(long least, long value, String name) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", is " + value);
    }
    return value;
  }

  static void present(boolean present, String name) {
    if (!present) {
      throw new IllegalArgumentException(name + " is missing");
    }
  }

  static List<Integer> indices(List<Integer> indices) {
    present(!indices.isEmpty(), "indices");
    indices.forEach(index -> atLeast(0, index, "an index"));
    return List.copyOf(indices);
  }
}

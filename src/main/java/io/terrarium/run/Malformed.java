package io.terrarium.run;

/** A message that is whole but says what cannot be. */
final class Malformed extends RuntimeException {

  /** No network of ours is near it, and products of three such sizes fit a long. */
  private static final int LARGEST_SIZE = 1 << 20;

  private static final long serialVersionUID = 1;

  Malformed(String complaint) {
    super(complaint);
  }

  static int requirePositive(int value, String name) {
    if (value < 1) {
      throw new Malformed("its " + name + " is " + value);
    }
    return value;
  }

  static int requireSize(int value, String name) {
    if (requirePositive(value, name) > LARGEST_SIZE) {
      throw new Malformed("its " + name + " is " + value);
    }
    return value;
  }

  static String requireText(String value, String name) {
    if (value.isEmpty()) {
      throw new Malformed("its " + name + " is empty");
    }
    return value;
  }
}

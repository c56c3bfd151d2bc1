package io.terrarium.file;

/** A message that is whole but says what cannot be. */
public final class InvalidMessage extends RuntimeException {

  /** No network of ours is near it, and products of three such sizes fit a long. */
  private static final int LARGEST_SIZE = 1 << 20;

  private static final long serialVersionUID = 1;

  public InvalidMessage(String complaint) {
    super(complaint);
  }

  public static int requirePositive(int value, String name) {
    if (value < 1) {
      throw new InvalidMessage("its " + name + " is " + value);
    }
    return value;
  }

  public static int requireSize(int value, String name) {
    if (requirePositive(value, name) > LARGEST_SIZE) {
      throw new InvalidMessage("its " + name + " is " + value);
    }
    return value;
  }

  public static String requireText(String value, String name) {
    if (value.isEmpty()) {
      throw new InvalidMessage("its " + name + " is empty");
    }
    return value;
  }
}

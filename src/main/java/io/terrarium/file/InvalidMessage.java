package io.terrarium.file;

/** The refusal of a message that arrived undamaged but has values that are impossible. */
public final class InvalidMessage extends RuntimeException {

  /** The largest size. No network of ours is near it, and a product of three such fits a long. */
  private static final int LARGEST_SIZE = 1 << 20;

  private static final long serialVersionUID = 1;

  /**
   * @param complaint the rest of a sentence whose subject is the message: {@code its horizon is 0}
   */
  public InvalidMessage(String complaint) {
    super(complaint);
  }

  /**
   * The value, which must be at least 1.
   *
   * @throws InvalidMessage if it is less
   */
  public static int requirePositive(int value, String name) {
    if (value < 1) {
      throw new InvalidMessage("its " + name + " is " + value);
    }
    return value;
  }

  /**
   * The value, which must be a size: at least 1, and not larger than any of ours.
   *
   * @throws InvalidMessage if it is not
   */
  public static int requireSize(int value, String name) {
    if (requirePositive(value, name) > LARGEST_SIZE) {
      throw new InvalidMessage("its " + name + " is " + value);
    }
    return value;
  }

  /**
   * The text, which must not be empty.
   *
   * @throws InvalidMessage if it is empty
   */
  public static String requireText(String value, String name) {
    if (value.isEmpty()) {
      throw new InvalidMessage("its " + name + " is empty");
    }
    return value;
  }
}

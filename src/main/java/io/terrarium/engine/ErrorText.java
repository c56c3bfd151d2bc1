package io.terrarium.engine;

/** What was thrown, in one line. */
public final class ErrorText {

  private static final int LONGEST = 500;

  private ErrorText() {}

  /** The message, or what was thrown if it has none. */
  public static String of(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null || message.isBlank() ? nameOf(thrown) : oneLine(message);
  }

  /** What was thrown, and its message if it has one. */
  static String named(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null || message.isBlank()
        ? nameOf(thrown)
        : oneLine(nameOf(thrown) + ": " + message);
  }

  private static String nameOf(Throwable thrown) {
    return thrown.getClass().getSimpleName();
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}

package io.terrarium.engine;

import io.terrarium.file.VisibleText;

/** The text of an error or exception, in one line. */
public final class ErrorText {

  private static final int LONGEST = 500;

  private ErrorText() {}

  /** The message, or the name of the class if there is no message. */
  public static String of(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null || message.isBlank() ? nameOf(thrown) : oneLine(message);
  }

  /** The name of the class, and the message if there is one. */
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
    return VisibleText.clipped(text.replaceAll("\\s+", " ").strip(), LONGEST);
  }
}

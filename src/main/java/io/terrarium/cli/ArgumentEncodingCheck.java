package io.terrarium.cli;

import io.terrarium.file.BadInput;

/**
 * Refuses a working directory or arguments that java could not decode. It reads their bytes by the
 * character set of the locale, and puts U+FFFD where bytes have no meaning there; no file can be
 * found by such a name.
 */
final class ArgumentEncodingCheck {

  private static final char UNREADABLE = '\uFFFD';

  private ArgumentEncodingCheck() {}

  static void check(String directory, String charset, String... arguments) {
    require(directory, "The path of the working directory", charset);
    for (String argument : arguments) {
      require(argument, "The argument " + argument, charset);
    }
  }

  private static void require(String text, String what, String charset) {
    if (text.indexOf(UNREADABLE) >= 0) {
      throw new BadInput(
          what
              + " has bytes that are not characters of "
              + charset
              + ", the character set of this locale; "
              + cure(charset));
    }
  }

  private static String cure(String charset) {
    return charset.equals("UTF-8")
        ? "rename the file or folder so that its name is UTF-8."
        : "set LC_ALL to a UTF-8 locale, such as C.UTF-8, or use ASCII names.";
  }
}

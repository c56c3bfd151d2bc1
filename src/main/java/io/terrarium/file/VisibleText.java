package io.terrarium.file;

import java.util.regex.Pattern;

/**
 * Text from outside in the form in which a sentence may quote it: one line, without characters that
 * a terminal would obey.
 */
public final class VisibleText {

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

  private static final String ELLIPSIS = "...";

  private VisibleText() {}

  /** A text of at most so many characters: a longer one is cut, and ends with three dots. */
  public static String clipped(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - ELLIPSIS.length()) + ELLIPSIS;
  }

  /** The same with each control character and line end as its number, as Java writes it. */
  public static String of(String text) {
    return INVISIBLE
        .matcher(text)
        .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
  }
}

package io.terrarium.interop;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Python's encoding {@code raw-unicode-escape}, in which pickles of protocol 0 have text. A byte is
 * a character, and any other character is <code>&#92;u</code> with four hexadecimal digits. There
 * are no other escapes, and a backslash may stand alone; the unpickling library treats both
 * differently.
 */
final class RawUnicodeEscape {

  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

  private RawUnicodeEscape() {}

  static String decoded(String line) {
    return ESCAPE
        .matcher(line)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1), 16))));
  }
}

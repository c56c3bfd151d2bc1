package io.terrarium.interop;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of protocol 0, in Python's {@code raw-unicode-escape}: a character each byte, and the others
 * as <code>&#92;u</code> with four hexadecimal digits. It has no other escapes, and a backslash
 * alone is one; the library has both otherwise.
 */
final class RawUnicode {

  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

  private RawUnicode() {}

  static String decoded(String line) {
    return ESCAPE
        .matcher(line)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1), 16))));
  }
}

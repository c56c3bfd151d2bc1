package io.terrarium.interop;

import org.apache.commons.lang3.StringUtils;

/** Quotes the words of a pickle in a sentence; anyone may have written them. */
final class PickledText {

  private static final int LONGEST = 60;

  private PickledText() {}

  /** The text in a line of printable ASCII, with {@code ?} for all else, cut where it is long. */
  static String shown(String text) {
    return StringUtils.abbreviate(text, LONGEST).replaceAll("[^\\x20-\\x7e]", "?");
  }
}

package io.terrarium.interop;

/** What a pickle says of itself, fit for a sentence: anyone may have written it. */
final class PickledText {

  private static final int LONGEST = 60;

  private PickledText() {}

  /** The text in a line of printable ASCII, with {@code ?} for all else, cut where it is long. */
  static String shown(String text) {
    boolean isLong = text.length() > LONGEST;
    String start = isLong ? text.substring(0, LONGEST - 3) : text;
    return start.replaceAll("[^\\x20-\\x7e]", "?") + (isLong ? "..." : "");
  }
}

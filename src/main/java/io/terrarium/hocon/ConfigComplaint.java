package io.terrarium.hocon;

import com.typesafe.config.ConfigException;
import io.terrarium.file.VisibleText;

/** Says in one sentence what the HOCON parser objects to. */
final class ConfigComplaint {

  private static final int LONGEST = 240;

  private ConfigComplaint() {}

  /** {@code file:line: <the parser's words>}, without its advice in parentheses. */
  static String of(ConfigException e, String place) {
    String words = e.getMessage().replaceAll("\\s+", " ");
    String start = place;
    if (e.origin() != null) {
      start = ConfigPlace.of(e.origin()) + ": ";
      words = words.replace(e.origin().description() + ": ", "");
    }
    words = words.replaceFirst("^[\\w.]+Exception: ", "");
    int advice = words.indexOf(" (if ");
    String objection = advice < 0 ? words : words.substring(0, advice);
    return VisibleText.of(start + "is not valid HOCON: " + clipped(objection) + ".");
  }

  private static String clipped(String words) {
    String clipped = VisibleText.clipped(words, LONGEST);
    return clipped.endsWith(".") ? clipped.substring(0, clipped.length() - 1) : clipped;
  }
}

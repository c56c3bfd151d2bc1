package io.terrarium.experiment;

import com.typesafe.config.ConfigValue;
import io.terrarium.file.NumberText;
import io.terrarium.hocon.ConfigPlace;

/**
 * The bounds of the numbers that a key may have, both included. A bound that must be above 0 is
 * declared as the smallest positive number of some format.
 */
record Bounds(double minimum, double maximum) {

  /**
   * Refuses a number outside of these bounds.
   *
   * @param value as the user wrote it
   */
  void require(double number, ConfigValue value, String path) {
    if (number < minimum || number > maximum) {
      throw ConfigPlace.refusal(
          value, path, "must " + words(number) + ", is " + ConfigPlace.shown(value));
    }
  }

  private String words(double number) {
    boolean positive = minimum > 0 && minimum <= Float.MIN_NORMAL;
    if (positive && number > 0 && number < minimum) {
      return "be at least " + NumberText.of((float) minimum);
    }
    String from = positive ? "be above 0" : "be at least " + text(minimum);
    return maximum >= Float.MAX_VALUE ? from : from + " and at most " + text(maximum);
  }

  /** Bounds of floats are shown as floats: as 0.1, which as a double is 0.10000000149. */
  private static String text(double bound) {
    return (float) bound == bound ? NumberText.of((float) bound) : NumberText.of(bound);
  }
}

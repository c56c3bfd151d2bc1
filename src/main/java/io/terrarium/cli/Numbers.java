package io.terrarium.cli;

import java.time.Duration;
import java.util.Locale;

/** Formats numbers for people, in the same way in every locale. */
final class Numbers {

  private Numbers() {}

  /** A number with one digit behind the point. */
  static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** A number with two digits behind the point. */
  static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** A share as whole percents. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f%%", 100 * share);
  }

  /** A duration as {@code 4:05}, or as {@code 1:04:05} from an hour on. */
  static String clock(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}

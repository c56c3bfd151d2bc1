package io.terrarium.run;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.JaroWinklerDistance;

/** Finds the key that a user may have meant. */
final class NearestKey {

  private static final JaroWinklerDistance DISTANCE = new JaroWinklerDistance();

  /**
   * What another section costs at most: a well spelt key in the wrong place is told where it
   * belongs.
   */
  private static final double MOVED = 0.15;

  private NearestKey() {}

  /** The known path that is spelt most alike, its last name counting most. */
  static String of(String path, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.comparingDouble((String other) -> distance(path, other))
                .thenComparing(other -> other))
        .orElseThrow();
  }

  private static double distance(String path, String other) {
    double named = DISTANCE.apply(last(path), last(other));
    return named + MOVED * DISTANCE.apply(section(path), section(other));
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static String section(String path) {
    return path.substring(0, path.length() - last(path).length());
  }
}

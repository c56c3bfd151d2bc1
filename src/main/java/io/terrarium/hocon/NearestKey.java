package io.terrarium.hocon;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerDistance;

/** Finds the key that a user may have meant. */
public final class NearestKey {

  private static final JaroWinklerDistance DISTANCE = new JaroWinklerDistance();

  /**
   * The most that another section costs: a well spelt key in the wrong place is told where it
   * belongs.
   */
  private static final double MOVED = 0.15;

  /** The distance beyond which a key was not meant; in another section it must be nearer. */
  private static final double FAR = 0.4;

  private static final double FAR_MOVED = 0.25;

  private NearestKey() {}

  /**
   * The known path whose spelling is nearest, where the last name counts most; empty if none is
   * near.
   */
  public static Optional<String> of(String path, Collection<String> known) {
    return known.stream()
        .filter(other -> isNear(path, other))
        .min(
            Comparator.comparingDouble((String other) -> distance(path, other))
                .thenComparing(other -> other));
  }

  private static boolean isNear(String path, String other) {
    return named(path, other) <= (section(path).equals(section(other)) ? FAR : FAR_MOVED);
  }

  private static double distance(String path, String other) {
    return named(path, other) + MOVED * DISTANCE.apply(section(path), section(other));
  }

  private static double named(String path, String other) {
    return DISTANCE.apply(last(path), last(other));
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static String section(String path) {
    return path.substring(0, path.length() - last(path).length());
  }
}

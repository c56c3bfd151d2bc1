package io.terrarium.experiment;

import io.terrarium.file.BadInput;
import io.terrarium.file.VisibleText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares an experiment with the one that a run directory was made for. */
public final class ExperimentDifference {

  private static final String NOT_SET = "not set";
  private static final int SHOWN = 6;

  private ExperimentDifference() {}

  /**
   * Whether two experiments are the same, but for generations that may have grown.
   *
   * @param kept content of an {@code experiment.conf}
   * @param now content of another
   */
  public static boolean isGrown(String kept, String now) {
    return differences(ExperimentText.parsed(kept), ExperimentText.parsed(now)).isEmpty();
  }

  /**
   * Refuses a directory of another experiment and names the keys that differ; only {@code
   * generations} may differ, by growing.
   *
   * @param kept content of the directory's {@code experiment.conf}
   */
  static void refuse(Path directory, String kept, Experiment experiment) {
    List<String> differences =
        differences(ExperimentText.parsed(kept), ExperimentText.lines(experiment));
    if (!differences.isEmpty()) {
      throw new BadInput(
          directory
              + " holds another experiment: "
              + shown(differences)
              + ";\nuse that experiment, or "
              + "--run "
              + free(directory)
              + ".");
    }
  }

  /** A clause for each line that differs. */
  static List<String> differences(Map<String, String> before, Map<String, String> now) {
    return paths(before, now).stream()
        .map(
            path ->
                difference(
                    path, before.getOrDefault(path, NOT_SET), now.getOrDefault(path, NOT_SET)))
        .toList();
  }

  /** The path of each line that differs. */
  static List<String> paths(Map<String, String> before, Map<String, String> now) {
    Set<String> paths = new LinkedHashSet<>(before.keySet());
    paths.addAll(now.keySet());
    return paths.stream().filter(path -> !agrees(path, before.get(path), now.get(path))).toList();
  }

  private static boolean agrees(String path, String before, String now) {
    return now != null && (now.equals(before) || path.equals("generations") && grows(before, now));
  }

  private static boolean grows(String before, String now) {
    return before != null
        && before.matches("\\d{1,18}")
        && Long.parseLong(before) <= Long.parseLong(now);
  }

  private static String difference(String path, String before, String now) {
    String rule = path.equals("generations") ? " (may only grow)" : "";
    return "`" + path + "` is " + clipped(before) + " there, " + clipped(now) + " here" + rule;
  }

  private static String shown(List<String> differences) {
    if (differences.size() <= SHOWN) {
      return String.join("; ", differences);
    }
    return String.join("; ", differences.subList(0, SHOWN))
        + "; and "
        + (differences.size() - SHOWN)
        + " more";
  }

  private static String clipped(String value) {
    return VisibleText.clipped(value, 40);
  }

  private static Path free(Path directory) {
    Path name = directory.toAbsolutePath().normalize().getFileName();
    for (int number = 2; ; number++) {
      Path candidate = directory.resolveSibling((name == null ? "run" : name) + "-" + number);
      if (!Files.exists(candidate)) {
        return candidate;
      }
    }
  }
}

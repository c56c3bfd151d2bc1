package io.terrarium.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The table of a run's {@code metrics.csv}, read as texts.
 *
 * @param header the names of the columns
 * @param rows one a generation, each as long as the header
 */
record MetricsTable(List<String> header, List<List<String>> rows) {

  /** The value that a column has for a generation. */
  record Point(double generation, double value) {}

  private static final String GENERATION = "generation";
  private static final String ALGORITHM = "algorithm";

  /** Reads a file; a missing file has no rows, and damaged bytes make damaged names. */
  static MetricsTable read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new MetricsTable(List.of(), List.of());
    }
    List<List<String>> lines =
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
            .lines()
            .map(line -> List.of(line.split(",", -1)))
            .toList();
    if (lines.isEmpty()) {
      return new MetricsTable(List.of(), List.of());
    }
    List<String> header = lines.get(0);
    return new MetricsTable(
        header, lines.stream().skip(1).filter(row -> row.size() == header.size()).toList());
  }

  /** Whether there are columns and none of them says which generation a row is of. */
  boolean isDamaged() {
    return !header.isEmpty() && !header.contains(GENERATION);
  }

  /**
   * The numbers of a column, generation by generation. A row that holds none there (an empty cell,
   * or one that is not a number) has no point, and a column that is not there has none at all.
   */
  List<Point> points(String column) {
    return points(column, row -> true);
  }

  /** The numbers of a column at the generations whose population was trained with an algorithm. */
  List<Point> points(String column, String algorithm) {
    int at = header.indexOf(ALGORITHM);
    return points(column, row -> at >= 0 && row.get(at).equals(algorithm));
  }

  private List<Point> points(String column, Predicate<List<String>> wanted) {
    int place = header.indexOf(GENERATION);
    int at = header.indexOf(column);
    if (place < 0 || at < 0) {
      return List.of();
    }
    List<Point> points = new ArrayList<>();
    for (List<String> row : rows) {
      Point point = new Point(number(row.get(place)), number(row.get(at)));
      if (wanted.test(row) && isDrawable(point.generation()) && isDrawable(point.value())) {
        points.add(point);
      }
    }
    return points;
  }

  /** The names of the columns that begin with a prefix. */
  List<String> columns(String prefix) {
    return header.stream().filter(name -> name.startsWith(prefix)).toList();
  }

  /** A run writes numbers of single precision; one outside its range is damage. */
  private static boolean isDrawable(double value) {
    return Float.isFinite((float) value);
  }

  private static double number(String cell) {
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}

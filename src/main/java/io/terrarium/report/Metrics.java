package io.terrarium.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code metrics.csv} of a run as a table of texts.
 *
 * @param header the names of the columns
 * @param rows one a generation, each as long as the header
 */
record Metrics(List<String> header, List<List<String>> rows) {

  /** The points of a line: where a column holds a number, with the generation as its place. */
  record Series(String name, List<Double> generations, List<Double> values) {}

  private static final String PLACE = "generation";

  /** Reads a file; one that does not exist yet has no rows, and damaged bytes are damaged names. */
  static Metrics read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new Metrics(List.of(), List.of());
    }
    List<List<String>> lines =
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
            .lines()
            .map(line -> List.of(line.split(",", -1)))
            .toList();
    if (lines.isEmpty()) {
      return new Metrics(List.of(), List.of());
    }
    List<String> header = lines.get(0);
    return new Metrics(
        header, lines.stream().skip(1).filter(row -> row.size() == header.size()).toList());
  }

  /** Whether there are columns and none of them says which generation a row is of. */
  boolean isDamaged() {
    return !header.isEmpty() && !header.contains(PLACE);
  }

  /**
   * The numbers of a column; rows that hold none (an empty cell, not a number) are left out. For
   * metrics that are not damaged, and columns that they have.
   */
  Series series(String column) {
    List<Double> generations = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    int place = header.indexOf(PLACE);
    int at = header.indexOf(column);
    for (List<String> row : rows) {
      double value = number(row.get(at));
      double generation = number(row.get(place));
      if (Double.isFinite(value) && Double.isFinite(generation)) {
        generations.add(generation);
        values.add(value);
      }
    }
    return new Series(column, generations, values);
  }

  /** The names of the columns that begin with a prefix. */
  List<String> columns(String prefix) {
    return header.stream().filter(name -> name.startsWith(prefix)).toList();
  }

  private static double number(String cell) {
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}

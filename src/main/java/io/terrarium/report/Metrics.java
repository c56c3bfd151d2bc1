package io.terrarium.report;

import java.io.IOException;
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

  /** Reads a file; one that does not exist yet has no rows. */
  static Metrics read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new Metrics(List.of(), List.of());
    }
    List<List<String>> lines =
        Files.readAllLines(file).stream().map(line -> List.of(line.split(",", -1))).toList();
    if (lines.isEmpty()) {
      return new Metrics(List.of(), List.of());
    }
    List<String> header = lines.get(0);
    return new Metrics(
        header, lines.stream().skip(1).filter(row -> row.size() == header.size()).toList());
  }

  /** The numbers of a column; rows that hold none (an empty cell, not a number) are left out. */
  Series series(String column) {
    List<Double> generations = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    int generation = header.indexOf("generation");
    int at = header.indexOf(column);
    for (List<String> row : rows) {
      double value = number(row.get(at));
      if (Double.isFinite(value)) {
        generations.add(number(row.get(generation)));
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

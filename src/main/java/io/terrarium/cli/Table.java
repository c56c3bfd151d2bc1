package io.terrarium.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table as text. The first column is aligned to the left, and the others, which hold numbers, to
 * the right; picocli's own table has columns of fixed width and aligns all of them to the left.
 *
 * @param header the names of the columns
 * @param rows each as long as the header
 */
record Table(List<String> header, List<List<String>> rows) {

  /** The lines of the table, without an end of the last one. */
  String render() {
    List<List<String>> lines = new ArrayList<>(rows);
    lines.add(0, header);
    int[] widths =
        IntStream.range(0, header.size())
            .map(c -> lines.stream().mapToInt(line -> line.get(c).length()).max().orElse(0))
            .toArray();
    return lines.stream().map(line -> render(line, widths)).collect(Collectors.joining("\n"));
  }

  private static String render(List<String> line, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      String padding = " ".repeat(widths[c] - line.get(c).length());
      text.append(c == 0 ? line.get(c) + padding : "  " + padding + line.get(c));
    }
    return text.toString().stripTrailing();
  }
}

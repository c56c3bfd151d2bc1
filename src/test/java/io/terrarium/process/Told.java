package io.terrarium.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A generation that a supervisor has told its listeners of: a line of {@code timings.csv}, which is
 * the one file that is not restored where a run goes on elsewhere.
 *
 * @param directory of the run
 */
record Told(Instant when, long generation, int node, Path directory) implements Comparable<Told> {

  /** What was told on a node. */
  static List<Told> of(int node, Path runs) {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> directories = Files.list(runs)) {
      return directories.flatMap(directory -> in(directory, node)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Told> in(Path directory, int node) {
    Path timings = directory.resolve("timings.csv");
    if (!Files.exists(timings)) {
      return Stream.of();
    }
    try {
      String text = Files.readString(timings);
      return text.substring(0, text.lastIndexOf('\n') + 1)
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .map(
              columns ->
                  new Told(Instant.parse(columns[1]), Long.parseLong(columns[0]), node, directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int compareTo(Told other) {
    return when.compareTo(other.when);
  }
}

package io.terrarium.process;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A generation that a supervisor has told its listeners of: a line of {@code timings.csv}.
 *
 * @param when it was finished
 * @param began when the run came to this node last before that; a node that the run came to later
 *     has the line too, but from elsewhere
 * @param directory of the run
 */
record Told(Instant when, long generation, int node, Instant began, Path directory) {

  static final Comparator<Told> BY_TIME =
      Comparator.comparing(Told::when).thenComparing(Told::began);

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
    Path provenance = directory.resolve("provenance.json");
    if (!Files.exists(timings) || !Files.exists(provenance)) {
      return Stream.of();
    }
    List<Instant> starts =
        StreamSupport.stream(
                JsonParser.parseString(Running.read(provenance)).getAsJsonArray().spliterator(),
                false)
            .map(JsonElement::getAsJsonObject)
            .map(start -> Instant.parse(start.get("started").getAsString()))
            .toList();
    String text = Running.read(timings);
    return text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .skip(1)
        .map(line -> told(line.split(","), node, starts, directory));
  }

  private static Told told(String[] columns, int node, List<Instant> starts, Path directory) {
    long millis = Math.round(Double.parseDouble(columns[2]) * 1000);
    Instant when = Instant.parse(columns[1]).plusMillis(millis);
    Instant began =
        starts.stream()
            .filter(start -> start.isBefore(when))
            .max(Comparator.naturalOrder())
            .orElse(Instant.MIN);
    return new Told(when, Long.parseLong(columns[0]), node, began, directory);
  }

  /** Whether it is the same line, here or there. */
  boolean isOf(Told other) {
    return generation == other.generation && when.equals(other.when);
  }
}

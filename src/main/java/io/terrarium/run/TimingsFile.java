package io.terrarium.run;

import io.terrarium.file.AtomicFile;
import io.terrarium.file.FileErrors;
import io.terrarium.file.NumberText;
import io.terrarium.run.RunEvent.GenerationFinished;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The file {@code timings.csv}, with one row for each generation of what depends on the machine. It
 * only grows while a run goes on here, even where a resumed run repeats a generation.
 */
final class TimingsFile implements RunListener {

  private static final String HEADER =
      "generation,started,seconds,trainings,trainings_per_second,workers\n";

  private final Path file;

  TimingsFile(Path file) {
    this.file = file;
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof GenerationFinished finished) {
      append(row(finished.record().generation(), finished.timing()));
    }
  }

  /**
   * Replaces the rows by one for each of these generations. Where a generation's time is not known,
   * the row that is here already stays; without one, its fields are empty.
   */
  void rewrite(List<FinishedGeneration> generations) {
    Map<Long, String> here = rows();
    String rows =
        generations.stream()
            .map(kept -> row(kept.record().generation(), kept.timing(), here))
            .collect(Collectors.joining("", HEADER, ""));
    AtomicFile.write(file, rows.getBytes(StandardCharsets.UTF_8));
  }

  private static String row(long generation, Timing timing, Map<Long, String> here) {
    String own = row(generation, timing);
    return timing.finished().isPresent() ? own : here.getOrDefault(generation, own);
  }

  private static String row(long generation, Timing timing) {
    long millis = Math.round(timing.seconds() * 1000);
    double rate = Math.round(10_000.0 * timing.trainings() / Math.max(1, millis)) / 10.0;
    return generation
        + ","
        + timing.finished().map(end -> end.minusMillis(millis).toString()).orElse("")
        + ","
        + NumberText.of(millis / 1000.0)
        + ","
        + timing.trainings()
        + ","
        + NumberText.of(rate)
        + ","
        + timing.workers().stream().mapToObj(Integer::toString).findFirst().orElse("")
        + "\n";
  }

  /** The complete rows that are here, by their generation; of several the last. */
  private Map<Long, String> rows() {
    Map<Long, String> rows = new HashMap<>();
    int fields = HEADER.split(",").length;
    for (String line : lines()) {
      String[] cells = line.split(",", -1);
      if (cells.length == fields && cells[0].matches("\\d{1,18}")) {
        rows.put(Long.parseLong(cells[0]), line + "\n");
      }
    }
    return rows;
  }

  private List<String> lines() {
    try {
      return Files.exists(file)
          ? Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList()
          : List.of();
    } catch (IOException e) {
      throw FileErrors.reading(file, e);
    }
  }

  private void append(String row) {
    try {
      Files.writeString(file, before() + row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw FileErrors.writing(file, e);
    }
  }

  /** The text to write before a row, which begins a new line even after one that was cut. */
  private String before() throws IOException {
    if (!Files.exists(file) || Files.size(file) == 0) {
      return HEADER;
    }
    return endsLine() ? "" : "\n";
  }

  private boolean endsLine() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      channel.read(last, channel.size() - 1);
      return last.get(0) == '\n';
    }
  }
}

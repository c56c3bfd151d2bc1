package io.terrarium.run;

import io.terrarium.run.RunEvent.GenerationFinished;
import io.terrarium.run.RunEvent.Started;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * {@code timings.csv}: what depends on the machine. Only grows, whatever is resumed or done again.
 */
final class TimingsFile implements RunListener {

  private static final String HEADER =
      "generation,started,seconds,trainings,trainings_per_second,workers\n";

  private final Path file;
  private final Clock clock;
  private int workers;

  TimingsFile(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof Started started) {
      workers = started.workers();
    } else if (event instanceof GenerationFinished finished) {
      append(row(finished));
    }
  }

  private String row(GenerationFinished finished) {
    long millis = Math.round(finished.seconds() * 1000);
    Instant started = clock.instant().minusMillis(millis).truncatedTo(ChronoUnit.MILLIS);
    double rate = Math.round(10_000.0 * finished.trainings() / Math.max(1, millis)) / 10.0;
    return finished.record().generation()
        + ","
        + started
        + ","
        + NumberText.of(millis / 1000.0)
        + ","
        + finished.trainings()
        + ","
        + NumberText.of(rate)
        + ","
        + workers
        + "\n";
  }

  private void append(String row) {
    try {
      Files.writeString(file, before() + row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw FileTrouble.writing(file, e);
    }
  }

  /** What a row begins with: a line of its own, also after one that a full disk has cut. */
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

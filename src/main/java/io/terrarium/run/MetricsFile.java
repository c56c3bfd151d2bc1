package io.terrarium.run;

import io.terrarium.file.AtomicFile;
import io.terrarium.file.BadInput;
import io.terrarium.file.FileErrors;
import io.terrarium.run.RunEvent.GenerationFinished;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The file {@code metrics.csv}, with one row for each finished generation. A row is on the disk
 * before the checkpoint that counts it.
 */
final class MetricsFile implements RunListener {

  private final Path file;
  private final List<String> algorithms;

  MetricsFile(Path file, List<String> algorithms) {
    this.file = file;
    this.algorithms = algorithms;
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof GenerationFinished finished) {
      append(MetricsRow.of(finished.record(), algorithms.size()));
    }
  }

  /** Replaces the file by one with the header alone. */
  void start() {
    AtomicFile.write(file, bytes(MetricsRow.header(algorithms)));
  }

  /** Replaces the rows by those of these generations. */
  void rewrite(List<GenerationRecord> records) {
    StringBuilder text = new StringBuilder(MetricsRow.header(algorithms));
    records.forEach(record -> text.append(MetricsRow.of(record, algorithms.size())));
    AtomicFile.write(file, bytes(text.toString()));
  }

  /** The number of rows, also counting one that is incomplete. */
  long rows() {
    try {
      return Files.exists(file) ? Math.max(0, lines(Files.readAllBytes(file)) - 1) : 0;
    } catch (IOException e) {
      throw FileErrors.reading(file, e);
    }
  }

  /** The number of lines in bytes that may not be text. */
  private static long lines(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).lines().count();
  }

  /** Drops what was written after a checkpoint that counted so many bytes. */
  void truncate(long bytes) {
    if (!Files.exists(file)) {
      throw new BadInput(
          file
              + " is missing, though the checkpoint beside it counts "
              + bytes
              + " bytes of it; put it back, or start anew in another directory with --run.");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (channel.size() < bytes) {
        throw new BadInput(
            file
                + " has "
                + channel.size()
                + " bytes, though the checkpoint beside it counts "
                + bytes
                + "; put the whole file back, or start anew in another directory with --run.");
      }
      channel.truncate(bytes);
      channel.force(true);
    } catch (IOException e) {
      throw FileErrors.writing(file, e);
    }
  }

  /** The number of bytes that are safely on the disk. */
  long length() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw FileErrors.reading(file, e);
    }
  }

  private void append(String row) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes(row));
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    } catch (IOException e) {
      throw FileErrors.writing(file, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

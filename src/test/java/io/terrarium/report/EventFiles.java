package io.terrarium.report;

import io.terrarium.report.tensorboard.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads a run's events as TensorBoard does: file by file, in the order of their names. */
public final class EventFiles {

  private static final int CHECKSUM = Integer.BYTES;

  private EventFiles() {}

  /** The files of a run. */
  static List<Path> of(Path run) {
    try (Stream<Path> files = Files.list(run)) {
      return files.filter(f -> f.getFileName().toString().contains("tfevents")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole records of a file, whose last one a killed process may have cut. */
  static List<Event> events(Path file) {
    try {
      ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      List<Event> events = new ArrayList<>();
      while (in.remaining() > Long.BYTES + CHECKSUM) {
        int length = Math.toIntExact(in.getLong());
        in.getInt();
        if (in.remaining() < length + CHECKSUM) {
          break;
        }
        byte[] data = new byte[length];
        in.get(data);
        in.getInt();
        events.add(Event.parseFrom(data));
      }
      return events;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The steps of a run's figures, in the order in which they are read. */
  public static List<Long> steps(Path run) {
    return of(run).stream()
        .flatMap(file -> events(file).stream())
        .filter(Event::hasSummary)
        .map(Event::getStep)
        .toList();
  }
}

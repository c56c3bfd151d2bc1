package io.terrarium.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The small experiment that these tests run, and a run of it that nothing disturbed. */
final class Tiny {

  private static final String CONFIG = "src/test/resources/process/tiny.conf";

  private Tiny() {}

  /** A run that nothing disturbed, with one worker. */
  record Undisturbed(Path run, Ended ended) {}

  /** Made once, for all tests. */
  private static final class Once {
    static final Undisturbed RUN = make();

    private static Undisturbed make() {
      try {
        Path run = Files.createTempDirectory("terrarium-").resolve("undisturbed");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(run.getParent())));
        return new Undisturbed(run, Program.with().run(evolve(run, 1)).well());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static Undisturbed undisturbed() {
    return Once.RUN;
  }

  /** The arguments that evolve it in a directory. */
  static String[] evolve(Path run, int workers, String... more) {
    return Stream.concat(
            Stream.of(
                "evolve", CONFIG, "--run", run.toString(), "--workers", Integer.toString(workers)),
            Stream.of(more))
        .toArray(String[]::new);
  }

  static void assertSameBytes(Path run) {
    assertSame(run, undisturbed().run(), "experiment.conf", "metrics.csv", "scb.pb");
  }

  static void assertSame(Path run, Path expected, String... files) {
    for (String file : List.of(files)) {
      assertThat(run.resolve(file)).hasSameBinaryContentAs(expected.resolve(file));
    }
  }

  static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

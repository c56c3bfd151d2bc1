package io.terrarium.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The experiment that faults happen to, and a run of it in one process that nothing disturbed. */
final class LongRun {

  static final String CONFIG = "src/test/resources/process/faults.conf";

  private LongRun() {}

  /** Made once, for all tests. */
  private static final class Once {
    static final Path RUN = make();

    private static Path make() {
      try {
        Path run = Files.createTempDirectory("terrarium-").resolve("undisturbed");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Tiny.delete(run.getParent())));
        Program.with().run("evolve", CONFIG, "--run", run.toString(), "--workers", "2").well();
        return run;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static Path undisturbed() {
    return Once.RUN;
  }

  static void assertSameBytes(Path run) {
    Tiny.assertSame(run, undisturbed(), "experiment.conf", "metrics.csv", "scb.pb");
  }
}

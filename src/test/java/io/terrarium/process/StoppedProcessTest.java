package io.terrarium.process;

import static io.terrarium.process.Tiny.assertSame;
import static io.terrarium.process.Tiny.assertSameBytes;
import static io.terrarium.process.Tiny.evolve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.terrarium.report.EventFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was stopped goes on to the bytes of one that was not. */
class StoppedProcessTest {

  @TempDir private Path directory;

  /** The last generation ends with the final scoring of the mean. */
  @Test
  void a_run_killed_again_and_again_ends_with_the_same_bytes() {
    Path run = directory.resolve("run");
    Random random = new Random(4);
    killedAfter("generation 1/4", random.nextInt(150), run);
    killedAfter("generation 3/4", random.nextInt(150), run);
    killedAfter("generation 4/4", random.nextInt(20), run);
    Program.with().run(evolve(run, 1)).well();
    assertSameBytes(run);
    assertThat(EventFiles.steps(run)).doesNotHaveDuplicates().isSorted();
  }

  private static void killedAfter(String line, int milliseconds, Path run) {
    Program.with().start(evolve(run, 2)).until(line).during(milliseconds).kill();
  }

  @Test
  void an_interrupted_run_goes_on_to_the_same_bytes_and_may_grow() throws IOException {
    assumeFalse(ignoresInterrupts(), "this JVM was started so that Ctrl-C is ignored");
    Path run = directory.resolve("run");
    Ended ended = Program.with().start(evolve(run, 2)).until("generation 1/4").interrupt();
    assertThat(ended.exitCode()).isEqualTo(130);
    // where there is one core only, that is said before
    assertThat(ended.complaints())
        .endsWith("terrarium: stopped; the same command goes on from here.");
    assertThat(run.resolve("checkpoint.pb")).exists();
    assertThat(run.resolve("scb.pb")).doesNotExist();
    Program.with().run(evolve(run, 1)).well();
    assertSameBytes(run);

    Path straight = directory.resolve("straight");
    Running other = Program.with().start(evolve(straight, 1, "--generations", "6"));
    Program.with().run(evolve(run, 1, "--generations", "6")).well();
    other.end().well();
    assertSame(run, straight, "experiment.conf", "scb.pb");
    assertThat(EventFiles.steps(run)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
  }

  /** A shell that starts a job in the background makes it ignore SIGINT, and all that it starts. */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }
  }
}

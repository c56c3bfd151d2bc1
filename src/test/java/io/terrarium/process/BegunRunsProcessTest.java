package io.terrarium.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs that an earlier build began, before strategies named the vectors of their states, go on to
 * the bytes that the same build made of them. It ran three of five generations of the experiment
 * {@code tiny.conf} with these strategies and a small synthetic network; {@code whole} has what it
 * wrote for all five.
 */
class BegunRunsProcessTest {

  private static final Path BEGUN = Path.of("src/test/resources/run/begun");

  @TempDir private Path run;

  @ParameterizedTest
  @ValueSource(strings = {"openes", "pgpe", "sep-cma-es"})
  void a_run_that_an_earlier_build_began_ends_with_the_bytes_of_that_build(String strategy)
      throws IOException {
    Path begun = BEGUN.resolve(strategy);
    for (String file : new String[] {"experiment.conf", "metrics.csv", "checkpoint.pb"}) {
      Files.copy(begun.resolve(file), run.resolve(file));
    }
    String experiment = begun.resolve("experiment.conf").toString();

    Program.with()
        .run("evolve", experiment, "--run", run.toString(), "--workers", "1", "--generations", "5")
        .well();

    Tiny.assertSame(run, begun.resolve("whole"), "metrics.csv", "scb.pb");
  }
}

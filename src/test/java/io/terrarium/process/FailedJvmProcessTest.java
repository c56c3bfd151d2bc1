package io.terrarium.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors of the JVM where none of our code catches them. */
class FailedJvmProcessTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"internal, scheduler", "linkage, terrarium.engine.supervisor-dispatcher"})
  void a_run_ends_with_a_sentence(String error, String where) {
    assertRunEnds(error, where);
  }

  @Tag("faults")
  @ParameterizedTest
  @CsvSource({
    "overflow, akka.actor.default-dispatcher",
    "memory, akka.actor.internal-dispatcher",
    "memory, terrarium.engine.device-dispatcher",
    "linkage, terrarium.engine.supervisor-dispatcher",
    "internal, scheduler",
    "memory, thread"
  })
  void a_run_that_ended_so_goes_on_with_the_same_command(String error, String where) {
    assertRunEnds(error, where);

    Program.with().run(Tiny.evolve(run(), 1)).well();
    Tiny.assertSameBytes(run());
  }

  @Test
  void a_node_ends_with_a_sentence() {
    assertNodeEnds("memory", "akka.actor.default-dispatcher");
  }

  @Tag("faults")
  @ParameterizedTest
  @CsvSource({
    "overflow, akka.actor.internal-dispatcher",
    "internal, terrarium.engine.device-dispatcher"
  })
  void a_node_ends_with_a_sentence_wherever_the_error_was(String error, String where) {
    assertNodeEnds(error, where);
  }

  private void assertNodeEnds(String error, String where) {
    Path runs = directory.resolve("runs");
    assertEndsAtOnce(
        failing(error, where, runs.resolve(".nodes"))
            .run("node", "--port", "0", "--runs", runs.toString()),
        error);
  }

  private void assertRunEnds(String error, String where) {
    Path once = run().resolve("checkpoint.pb");
    assertEndsAtOnce(failing(error, where, once).run(Tiny.evolve(run(), 1)), error);
  }

  private Path run() {
    return directory.resolve("run");
  }

  /** Its heap is small, so that it is soon full. */
  private static Program failing(String error, String where, Path once) {
    List<String> options = new ArrayList<>(List.of(Saboteur.options(error, where, once)));
    options.add("-Xmx128m");
    return Program.with(options.toArray(String[]::new));
  }

  private static void assertEndsAtOnce(Ended ended, String error) {
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(70);
    assertThat(ended.complaints())
        .singleElement()
        .asString()
        .startsWith("terrarium: java has failed")
        .contains("what a run has finished is kept, and the same command goes on with it");
    assertThat(ended.err()).doesNotContain("\tat ", "Uncaught error");
    if (error.equals("linkage")) {
      assertThat(ended.err()).contains("com/example/Missing", "terrarium.log");
    }
  }
}

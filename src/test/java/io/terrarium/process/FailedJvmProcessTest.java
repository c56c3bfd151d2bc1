package io.terrarium.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors of the JVM where none of our code catches them. */
class FailedJvmProcessTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "overflow, akka.actor.default-dispatcher",
    "memory, akka.actor.internal-dispatcher",
    "linkage, terrarium.engine.supervisor-dispatcher",
    "internal, scheduler",
    "memory, thread"
  })
  void a_run_ends_with_a_sentence_and_goes_on_with_the_same_command(String error, String where) {
    Path run = directory.resolve("run");
    String[] evolve = Tiny.evolve(run, 1);

    assertEndsAtOnce(
        Program.with(Saboteur.options(error, where, run.resolve("checkpoint.pb"))).run(evolve),
        error);

    Program.with().run(evolve).well();
    Tiny.assertSameBytes(run);
  }

  @ParameterizedTest
  @CsvSource({
    "memory, akka.actor.default-dispatcher",
    "overflow, akka.actor.internal-dispatcher",
    "internal, terrarium.engine.device-dispatcher"
  })
  void a_node_ends_with_a_sentence(String error, String where) {
    Path runs = directory.resolve("runs");
    String[] options = Saboteur.options(error, where, runs.resolve(".nodes"));

    assertEndsAtOnce(
        Program.with(options).run("node", "--port", "0", "--runs", runs.toString()), error);
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

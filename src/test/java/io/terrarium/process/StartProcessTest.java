package io.terrarium.process;

import static io.terrarium.process.Tiny.assertSame;
import static io.terrarium.process.Tiny.evolve;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that begins at another one's result. */
class StartProcessTest {

  @TempDir private Path directory;

  @Test
  void a_run_that_begins_at_a_result_goes_on_without_its_file_to_the_same_bytes()
      throws IOException {
    Path start = Files.copy(Tiny.undisturbed().run().resolve("scb.pb"), directory.resolve("a.pb"));
    Path straight = directory.resolve("straight");
    Program.with().run(evolve(straight, 1, "--set", "strategy.start=" + start)).well();

    Path killed = directory.resolve("killed");
    Program.with()
        .start(evolve(killed, 2, "--set", "strategy.start=" + start))
        .until("generation 1/4")
        .kill();
    Files.delete(start);
    Path experiment = killed.resolve("experiment.conf");
    Program.with().run("evolve", experiment.toString(), "--run", killed.toString()).well();
    assertSame(killed, straight, "experiment.conf", "metrics.csv", "scb.pb");
    assertThat(killed.resolve("metrics.csv"))
        .content()
        .isNotEqualTo(Files.readString(Tiny.undisturbed().run().resolve("metrics.csv")));
  }

  @Test
  void a_start_that_does_not_fit_is_one_sentence_and_leaves_nothing() {
    Path run = directory.resolve("run");
    Path start = Tiny.undisturbed().run();
    Ended ended =
        Program.with()
            .run(
                evolve(run, 1, "--set", "strategy.start=" + start, "--set", "synthetic.horizon=3"));
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.complaints())
        .singleElement()
        .asString()
        .contains("`synthetic.horizon` is 1 there, 3 here");
    assertThat(run).doesNotExist();
  }
}

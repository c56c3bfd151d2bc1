package io.terrarium.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.experiment.Experiment;
import io.terrarium.experiment.ExperimentSetup;
import io.terrarium.experiment.ExperimentSource;
import io.terrarium.file.BadInput;
import io.terrarium.task.ScbDiscoveries;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directory of an import that was broken off. */
class ImportedRunTest {

  /** A text that is longer than what a pipe takes before somebody reads it. */
  private static final String MANY_RATES =
      "agents.dqn.learning-rate = [" + "0.001, ".repeat(1 << 15) + "0.001]";

  @TempDir Path temporary;
  private Path out;
  private Path unfinished;
  private ExperimentSetup setup;

  @BeforeEach
  void prepare() throws IOException {
    out = Files.createDirectory(temporary.resolve("out"));
    unfinished = out.resolve(".experiment.conf.tmp");
    setup = ExperimentSource.text(Samples.SMALL + MANY_RATES).setUp(Samples.REGISTRIES);
  }

  /** The import waits at its second file, a pipe, until the test reads it. */
  @Test
  void an_import_that_is_killed_between_its_files_leaves_nothing_that_evolve_would_begin_with()
      throws Exception {
    new ProcessBuilder("mkfifo", unfinished.toString()).start().waitFor();
    CompletableFuture<Void> importing =
        CompletableFuture.runAsync(() -> ImportedRun.write(out, setup, new float[39]));

    try (InputStream pipe = Files.newInputStream(unfinished)) {
      assertThat(ScbDiscoveries.read(out.resolve("scb.pb")).environment()).isEqualTo("CartPole-v1");
      assertThatThrownBy(() -> RunDirectory.open(out, setup.experiment()))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining(" is not empty and not a run directory");
      assertThat(pipe.readAllBytes()).isNotEmpty();
    }
    importing.join();
  }

  @Test
  void an_imported_run_is_none_to_go_on_with_and_stays_as_it_is() {
    ImportedRun.write(out, setup, new float[39]);
    Experiment other = Samples.read(Samples.config(out.getParent(), Samples.SMALL), "seed=5");

    for (Experiment experiment : List.of(setup.experiment(), other)) {
      assertThatThrownBy(() -> RunDirectory.open(out, experiment))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("holds a result but not a run that could go on");
      assertThatThrownBy(() -> RunDirectory.requireFits(out, experiment))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("holds a result but not a run that could go on");
    }
    assertThat(out.toFile().list()).containsExactlyInAnyOrder("scb.pb", "experiment.conf");
  }

  @Test
  void an_import_that_cannot_write_its_experiment_leaves_no_result() throws IOException {
    Files.createDirectory(unfinished);

    assertThatThrownBy(() -> ImportedRun.write(out, setup, new float[39]))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("experiment.conf cannot be written");
    assertThat(out).isEmptyDirectory();
  }
}

package io.terrarium.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.cluster.ExperimentLoader.RunStorage;
import io.terrarium.cluster.ExperimentLoader.RunnableExperiment;
import io.terrarium.experiment.ExperimentSetup;
import io.terrarium.experiment.ExperimentSource;
import io.terrarium.experiment.Registries;
import io.terrarium.file.BadInput;
import io.terrarium.meta.RunState;
import io.terrarium.report.EventFiles;
import io.terrarium.run.FinishedGeneration;
import io.terrarium.run.GenerationRecord;
import io.terrarium.run.Timing;
import io.terrarium.task.Discovery;
import io.terrarium.task.DiscoveryFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryExperimentLoaderTest {

  private static final Registries REGISTRIES = Registries.load();
  private static final ExperimentSetup SETUP =
      ExperimentSource.file(Path.of("src/test/resources/process/tiny.conf")).setUp(REGISTRIES);

  @TempDir Path folder;

  @Test
  void a_directory_is_what_the_run_is_whatever_it_was() throws Exception {
    RunnableExperiment run = runs().read(SETUP.text());
    run.storage("tiny", state(1), generations(1)).close();
    try (RunStorage home = run.storage("tiny", state(3), generations(3))) {
      assertThat(home.directory()).isEqualTo(folder.resolve("tiny"));
      assertThat(Files.readAllLines(home.directory().resolve("metrics.csv"))).hasSize(1 + 3);
      assertThat(Files.readAllLines(home.directory().resolve("timings.csv"))).hasSize(1 + 3);
      assertThat(EventFiles.steps(home.directory())).containsExactly(0L, 1L, 2L);
    }
  }

  @Test
  void a_directory_that_is_further_than_the_run_is_left_alone() throws Exception {
    RunnableExperiment run = runs().read(SETUP.text());
    run.storage("tiny", state(3), generations(3)).close();
    byte[] checkpoint = Files.readAllBytes(folder.resolve("tiny/checkpoint.pb"));
    try (RunStorage home = run.storage("tiny", state(1), generations(1))) {
      assertThat(home.directory()).isEqualTo(folder.resolve("tiny-2"));
    }
    assertThat(folder.resolve("tiny/checkpoint.pb")).hasBinaryContent(checkpoint);
  }

  @Test
  void a_directory_of_something_else_is_left_alone() throws Exception {
    Files.createDirectory(folder.resolve("tiny"));
    Files.writeString(folder.resolve("tiny/thesis.tex"), "chapter 1");
    try (RunStorage home = runs().read(SETUP.text()).storage("tiny", state(0), List.of())) {
      assertThat(home.directory()).isEqualTo(folder.resolve("tiny-2"));
    }
  }

  @Test
  void a_backend_that_is_not_here_is_refused_but_for_a_mixed_run() {
    String elsewhere = SETUP.text().replace("\"simd\"", "\"abacus\"");
    assertThat(elsewhere).isNotEqualTo(SETUP.text());
    assertThatThrownBy(() -> runs().read(elsewhere))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("abacus");
    RunnableExperiment mixed = runs().read(elsewhere + "compute.mixed = true\n");
    assertThat(mixed.allowsOtherBuilds()).isTrue();
    assertThat(mixed.devices()).hasSize(1);
  }

  @Test
  void a_start_reaches_the_nodes_without_its_file() throws Exception {
    Path start = folder.resolve("start.pb");
    Discovery found = SETUP.discovery(state(4));
    found.parameters()[0] = 42;
    DiscoveryFile.write(start, found);
    ExperimentSetup setup =
        ExperimentSource.text(SETUP.text())
            .with(List.of("strategy.start=" + start))
            .setUp(REGISTRIES);
    Files.delete(start);
    assertThat(runs().read(setup.text()).task().initialState().mean())
        .containsExactly(found.parameters());
  }

  private DirectoryExperimentLoader runs() {
    return new DirectoryExperimentLoader(REGISTRIES, folder, 1, LogFiles.NONE, Optional.empty());
  }

  private static RunState state(long next) {
    return new RunState(next, SETUP.task().initialState(), 0);
  }

  private static List<FinishedGeneration> generations(long n) {
    return LongStream.range(0, n)
        .mapToObj(g -> new GenerationRecord(g, "ppo", 50, 1, 2, 0.5f, 0, 0.1f, List.of(), 100))
        .map(record -> new FinishedGeneration(record, Timing.upToNow(1, 4, 1)))
        .toList();
  }
}

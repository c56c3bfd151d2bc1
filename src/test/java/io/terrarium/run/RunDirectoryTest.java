package io.terrarium.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.terrarium.experiment.DiscoverySource;
import io.terrarium.experiment.Experiment;
import io.terrarium.experiment.ExperimentText;
import io.terrarium.file.BadInput;
import io.terrarium.result.AgentFile;
import io.terrarium.run.RunEvent.Finished;
import io.terrarium.run.RunEvent.Started;
import io.terrarium.strategy.SearchState;
import io.terrarium.task.Discovery;
import io.terrarium.task.DiscoveryFile;
import io.terrarium.task.ScbDiscoveries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

  private static final SearchState FIRST = Samples.search(39);
  private static final String HEADER =
      "generation,algorithm,episode_limit,fitness_mean,fitness_best,fitness_std,failed,sigma_mean,"
          + "score_ppo,score_dqn,steps\n";
  private static final ProcessStart START = new ProcessStart(List.of("evolve", "x.conf"), "plain");

  @TempDir Path temporary;
  private Path run;
  private Experiment experiment;

  @BeforeEach
  void choose_a_directory() {
    run = temporary.resolve("runs").resolve("small");
    experiment = Samples.experiment(temporary);
  }

  @Test
  void a_new_directory_holds_the_resolved_experiment() {
    try (RunDirectory directory = RunDirectory.open(run, experiment)) {
      assertThat(directory.resume(FIRST)).isEmpty();
    }

    assertThat(run.resolve("experiment.conf")).hasContent(ExperimentText.text(experiment));
    assertThat(run.resolve("metrics.csv")).hasContent(HEADER);
  }

  @Test
  void a_run_goes_on_from_its_checkpoint() {
    play(Samples.finished(0, 20f, Float.NaN), Samples.finished(1));

    try (RunDirectory directory = RunDirectory.open(run, experiment)) {
      assertThat(directory.resume(FIRST).orElseThrow())
          .usingRecursiveComparison()
          .isEqualTo(Samples.state(2));
    }
    assertThat(run.resolve("metrics.csv"))
        .hasContent(
            HEADER
                + "0,ppo,500,21.5,200,3.25,0,0.15,20,nan,1000\n"
                + "1,ppo,500,21.5,200,3.25,0,0.15,,,1000\n");
  }

  @Test
  void a_crash_between_metrics_and_checkpoint_leaves_no_double_row() throws IOException {
    play(Samples.finished(0));
    String before = Files.readString(run.resolve("metrics.csv"));
    Files.writeString(run.resolve("metrics.csv"), "1,ppo,500,2", StandardOpenOption.APPEND);
    Files.writeString(run.resolve(".checkpoint.pb.tmp"), "half");

    try (RunDirectory directory = RunDirectory.open(run, experiment)) {
      assertThat(directory.resume(FIRST)).isPresent();
    }

    assertThat(run.resolve("metrics.csv")).hasContent(before);
    assertThat(run.resolve(".checkpoint.pb.tmp")).doesNotExist();
  }

  @Test
  void metrics_are_written_before_the_checkpoint_that_counts_them() {
    try (RunDirectory directory = RunDirectory.open(run, experiment)) {
      directory.resume(FIRST);
      for (RunListener listener : directory.listeners(Samples.CART_POLE, START)) {
        boolean counted = Files.exists(run.resolve("checkpoint.pb"));
        listener.on(Samples.finished(0));
        if (!counted && Files.exists(run.resolve("checkpoint.pb"))) {
          assertThat(Checkpoint.read(run.resolve("checkpoint.pb")).metricsBytes())
              .isEqualTo(run.resolve("metrics.csv").toFile().length())
              .isGreaterThan(HEADER.length());
        }
      }
    }
  }

  @Test
  void metrics_that_lack_rows_are_refused() throws IOException {
    play(Samples.finished(0));
    Files.writeString(run.resolve("metrics.csv"), HEADER);

    try (RunDirectory directory = RunDirectory.open(run, experiment)) {
      assertThatThrownBy(() -> directory.resume(FIRST))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("metrics.csv has " + HEADER.length() + " bytes");
    }
  }

  @Test
  void a_damaged_checkpoint_is_refused_and_kept() throws IOException {
    play(Samples.finished(0));
    Path checkpoint = run.resolve("checkpoint.pb");
    byte[] cut = Arrays.copyOf(Files.readAllBytes(checkpoint), 60);
    Files.write(checkpoint, cut);

    try (RunDirectory directory = RunDirectory.open(run, experiment)) {
      assertThatThrownBy(() -> directory.resume(FIRST))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("checkpoint.pb is not a whole checkpoint file")
          .hasMessageContaining("--run");
    }
    assertThat(checkpoint).hasBinaryContent(cut);
  }

  @Test
  void the_result_is_written_at_the_end_and_read_from_the_directory() {
    play(Samples.finished(0));
    assertThatThrownBy(() -> DiscoverySource.read(run, ScbDiscoveries.KINDS))
        .hasMessageContaining("has no result yet");

    play(new Finished(Samples.state(1)));

    assertThat(DiscoverySource.read(run, ScbDiscoveries.KINDS))
        .usingRecursiveComparison()
        .isEqualTo(experiment.discovery(Samples.CART_POLE, Samples.state(1).search().mean()))
        .isEqualTo(DiscoverySource.read(run.resolve("scb.pb"), ScbDiscoveries.KINDS));
  }

  @Test
  void a_result_of_another_environment_is_refused() {
    play(new Finished(Samples.state(1)));
    Discovery own = DiscoverySource.read(run, ScbDiscoveries.KINDS);
    DiscoveryFile.write(
        run.resolve("scb.pb"),
        ScbDiscoveries.of("Acrobot-v1", own.scb().orElseThrow(), own.agents(), 50, 500));

    assertThatThrownBy(() -> DiscoverySource.read(run, ScbDiscoveries.KINDS))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("scb.pb is for Acrobot-v1");
    assertThatThrownBy(() -> own.requireFits(Samples.PENDULUM, "scb.pb"))
        .isInstanceOf(BadInput.class);
    own.requireFits(Samples.CART_POLE, "scb.pb");
  }

  @Test
  void another_experiment_is_refused_key_by_key_with_a_free_directory() {
    play();
    Experiment other =
        Samples.experiment(temporary, "seed=3", "strategy.sigma=0.2", "stop={score=1,scorings=1}");

    assertThatThrownBy(() -> RunDirectory.open(run, other))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("`seed` is 0 there, 3 here")
        .hasMessageContaining("`strategy.sigma` is 0.05 there, 0.2 here")
        .hasMessageContaining("`stop.score` is not set there, 1 here")
        .hasMessageContaining("--run " + run + "-2")
        .extracting(Throwable::getMessage)
        .satisfies(message -> assertThat(message.lines()).hasSizeLessThanOrEqualTo(3));
    assertThat(run.resolve("experiment.conf")).hasContent(ExperimentText.text(experiment));
  }

  @Test
  void generations_may_grow_but_not_shrink() {
    play(Samples.finished(0));
    Experiment grown = Samples.experiment(temporary, "generations=31");

    try (RunDirectory directory = RunDirectory.open(run, grown)) {
      directory.resume(FIRST);
      assertThat(run.resolve("experiment.conf")).hasContent(ExperimentText.text(experiment));
      start(directory);
    }

    assertThat(run.resolve("experiment.conf")).hasContent(ExperimentText.text(grown));
    assertThatThrownBy(() -> RunDirectory.open(run, experiment))
        .hasMessageContaining("`generations` is 31 there, 30 here (may only grow)");
  }

  @Test
  void a_start_that_is_refused_has_not_grown_the_experiment() throws IOException {
    play(Samples.finished(0));
    Files.write(run.resolve("provenance.json"), new byte[] {'{', (byte) 0xff});

    try (RunDirectory directory =
        RunDirectory.open(run, Samples.experiment(temporary, "generations=31"))) {
      directory.resume(FIRST);
      assertThatThrownBy(() -> start(directory))
          .hasMessageContaining("provenance.json is not the list that Terrarium writes");
    }

    assertThat(run.resolve("experiment.conf")).hasContent(ExperimentText.text(experiment));
  }

  @Test
  void whether_a_directory_would_fit_is_known_without_making_it() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");

    RunDirectory.requireFits(run, experiment);
    assertThat(temporary.resolve("runs")).doesNotExist();
    try (RunDirectory held = RunDirectory.open(run, experiment)) {
      RunDirectory.requireFits(held.path(), experiment);
    }
    assertThatThrownBy(() -> RunDirectory.requireFits(run, Samples.experiment(temporary, "seed=8")))
        .hasMessageContaining("holds another experiment");
    assertThatThrownBy(() -> RunDirectory.requireFits(file.resolve("runs/x"), experiment))
        .hasMessageContaining("cannot be written");
  }

  @Test
  void a_directory_that_is_no_run_is_left_alone() throws IOException {
    Files.createDirectories(run);
    Files.writeString(run.resolve("thesis.txt"), "precious");

    assertThatThrownBy(() -> RunDirectory.open(run, experiment))
        .hasMessageContaining("is not empty and not a run directory");
    assertThat(run).isDirectoryContaining(file -> file.endsWith("thesis.txt"));
    assertThat(Files.list(run)).hasSize(1);
  }

  @Test
  void an_empty_directory_and_one_of_a_killed_start_are_taken() throws IOException {
    Files.createDirectories(run);
    Files.writeString(run.resolve(".lock"), "1");
    Files.writeString(run.resolve(".experiment.conf.tmp"), "env");

    RunDirectory.open(run, experiment).close();

    assertThat(run.resolve("experiment.conf")).exists();
    assertThat(run.resolve(".experiment.conf.tmp")).doesNotExist();
  }

  @Test
  void a_place_that_cannot_be_made_is_refused_and_nothing_is_left() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");

    assertThatThrownBy(() -> RunDirectory.open(file, experiment)).hasMessageContaining("is a file");
    assertThatThrownBy(() -> RunDirectory.open(file.resolve("runs/x"), experiment))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("cannot be written");
    assertThatThrownBy(() -> RunDirectory.open(run.resolve("x".repeat(300)), experiment))
        .isInstanceOf(BadInput.class);
    assertThat(temporary.resolve("runs")).doesNotExist();
  }

  @Test
  void a_read_only_parent_is_refused() throws IOException {
    Path parent = Files.createDirectory(temporary.resolve("read-only"));
    assumeTrue(
        parent.toFile().setWritable(false) && !Files.isWritable(parent), "root may write anywhere");

    assertThatThrownBy(() -> RunDirectory.open(parent.resolve("run"), experiment))
        .hasMessageContaining("permission denied");
  }

  @Test
  void a_directory_in_use_by_this_process_is_refused_and_stays_locked() throws Exception {
    try (RunDirectory held = RunDirectory.open(run, experiment)) {
      assertThatThrownBy(() -> RunDirectory.open(run, experiment))
          .hasMessageContaining(run + " is in use by this process");
      assertThat(inAnotherProcess("open"))
          .contains(run + " is in use by process " + ProcessHandle.current().pid());
      assertThat(held.path()).isEqualTo(run);
    }
    assertThat(inAnotherProcess("open")).contains("opened");
  }

  @Test
  void a_lock_ends_with_its_process() throws Exception {
    Process holder = process("hold");
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("opened");
      assertThatThrownBy(() -> RunDirectory.open(run, experiment))
          .hasMessageContaining("is in use by process " + holder.pid());
    } finally {
      holder.destroyForcibly().waitFor();
    }
    RunDirectory.open(run, experiment).close();
  }

  @Test
  void a_full_disk_ends_the_run_with_a_sentence_and_the_checkpoint_stays() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no /dev/full");
    play(Samples.finished(0));
    byte[] good = Files.readAllBytes(run.resolve("checkpoint.pb"));

    try (RunDirectory directory = RunDirectory.open(run, experiment)) {
      directory.resume(FIRST);
      Files.delete(run.resolve("metrics.csv"));
      Files.createSymbolicLink(run.resolve("metrics.csv"), full);
      List<RunListener> listeners = directory.listeners(Samples.CART_POLE, START);
      assertThatThrownBy(() -> listeners.forEach(each -> each.on(Samples.finished(1))))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("metrics.csv cannot be written (No space left on device)");
    }
    assertThat(run.resolve("checkpoint.pb")).hasBinaryContent(good);
    assertThatThrownBy(() -> AgentFile.write(full, Samples.agent()))
        .hasMessageContaining("No space left");
    assertThat(full).matches(path -> !Files.isRegularFile(path));
  }

  private static List<RunListener> start(RunDirectory directory) {
    List<RunListener> listeners = directory.listeners(Samples.CART_POLE, START);
    listeners.forEach(each -> each.on(new Started(0, 30, 2)));
    return listeners;
  }

  private void play(RunEvent... events) {
    try (RunDirectory directory = RunDirectory.open(run, experiment)) {
      directory.resume(FIRST);
      List<RunListener> listeners = start(directory);
      for (RunEvent event : events) {
        listeners.forEach(each -> each.on(event));
      }
    }
  }

  private String inAnotherProcess(String what) throws Exception {
    Process process = process(what);
    String answer = process.inputReader().readLine();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return answer;
  }

  private Process process(String what) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            OpensRunDirectory.class.getName(),
            what,
            run.toString(),
            temporary.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}

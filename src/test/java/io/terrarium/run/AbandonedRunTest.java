package io.terrarium.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.experiment.Experiment;
import io.terrarium.file.FreshDirectories;
import io.terrarium.file.RunLock;
import io.terrarium.run.RunEvent.Started;
import io.terrarium.strategy.SearchState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that fails leaves behind only what can be used. */
class AbandonedRunTest {

  private static final SearchState FIRST = Samples.search(39);
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
  void a_run_that_fails_before_its_first_checkpoint_leaves_nothing() throws IOException {
    RunDirectory directory = started();
    Files.writeString(run.resolve("terrarium.log"), "ends");
    Files.writeString(run.resolve("events.out.tfevents.1.terrarium"), "");

    directory.abandon();

    assertThat(run.getParent()).doesNotExist();
  }

  @Test
  void a_run_that_is_stopped_before_its_first_checkpoint_keeps_its_directory() {
    started().close();

    assertThat(run.resolve("provenance.json")).exists();
    started().close();
  }

  @Test
  void a_run_that_has_a_checkpoint_keeps_its_directory() {
    RunDirectory directory = started();
    directory.listeners(Samples.CART_POLE, START).forEach(each -> each.on(Samples.finished(0)));

    directory.abandon();

    assertThat(run.resolve("checkpoint.pb")).exists();
    started().close();
  }

  @Test
  void a_directory_that_was_there_before_stays() throws IOException {
    Files.createDirectories(run);

    started().abandon();

    assertThat(run.resolve("experiment.conf")).exists();
  }

  @Test
  void what_is_not_the_runs_stays() throws IOException {
    RunDirectory directory = started();
    Path notes = Files.writeString(run.resolve("notes.txt"), "precious");

    directory.abandon();

    assertThat(notes).hasContent("precious");
  }

  @Test
  void a_start_that_is_refused_leaves_the_lock_that_another_took_first() throws IOException {
    FreshDirectories fresh = new FreshDirectories();
    fresh.make(run);
    try (RunLock other = RunLock.take(run)) {
      assertThatThrownBy(() -> RunLock.take(run)).hasMessageContaining("is in use");

      fresh.removeEmpty();

      assertThat(run.resolve(RunLock.FILE)).exists();
      assertThat(other).isNotNull();
    }
  }

  @Test
  void a_directory_that_another_start_makes_meanwhile_is_not_ours() throws IOException {
    Files.createDirectories(run.getParent());
    FreshDirectories fresh = new FreshDirectories();
    fresh.make(run.getParent());

    fresh.removeEmpty();

    assertThat(run.getParent()).exists();
  }

  @Test
  void giving_up_twice_does_not_give_up_the_lock_of_the_next() {
    RunDirectory first = started();
    first.abandon();
    try (RunDirectory second = started()) {
      first.close();

      assertThatThrownBy(this::started).hasMessageContaining("is in use by this process");
      assertThat(second.path()).exists();
    }
  }

  private RunDirectory started() {
    RunDirectory directory = RunDirectory.open(run, experiment);
    directory.resume(FIRST);
    directory.listeners(Samples.CART_POLE, START).forEach(each -> each.on(new Started(0, 30, 2)));
    return directory;
  }
}

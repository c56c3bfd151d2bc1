package io.terrarium.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.experiment.DiscoverySource;
import io.terrarium.experiment.Experiment;
import io.terrarium.file.BadInput;
import io.terrarium.meta.RunState;
import io.terrarium.run.RunEvent.Finished;
import io.terrarium.strategy.SearchState;
import io.terrarium.task.Discovery;
import io.terrarium.task.DiscoveryFile;
import io.terrarium.task.ScbDiscoveries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run directory that lacks a file, or has another run's, is refused and left as it is. */
class DamagedRunTest {

  private static final SearchState FIRST = Samples.search(39);
  private static final ProcessStart START = new ProcessStart(List.of("evolve", "x.conf"), "plain");

  @TempDir Path run;
  @TempDir Path elsewhere;
  private Experiment experiment;

  @BeforeEach
  void choose_an_experiment() {
    experiment = Samples.experiment(elsewhere);
  }

  @Test
  void a_lost_checkpoint_is_refused_where_the_metrics_have_more_than_one_row() throws IOException {
    play(Samples.finished(0), Samples.finished(1));
    Files.delete(run.resolve("checkpoint.pb"));

    refuses("checkpoint.pb is missing, though metrics.csv with 2 rows is there; put it back");
  }

  @Test
  void a_lost_checkpoint_is_refused_where_there_is_a_result() throws IOException {
    play(Samples.finished(0), new Finished(Samples.state(1)));
    Files.delete(run.resolve("checkpoint.pb"));

    refuses("checkpoint.pb is missing, though the result scb.pb is there");
  }

  @Test
  void a_crash_between_the_first_row_and_its_checkpoint_starts_anew() throws IOException {
    play(Samples.finished(0));
    Files.delete(run.resolve("checkpoint.pb"));

    try (RunDirectory directory = RunDirectory.open(run, experiment)) {
      assertThat(directory.resume(FIRST)).isEmpty();
    }
    assertThat(Files.readAllLines(run.resolve("metrics.csv"))).hasSize(1);
  }

  @Test
  void an_experiment_that_is_empty_beside_a_checkpoint_is_refused() throws IOException {
    play(Samples.finished(0));
    Files.writeString(run.resolve("experiment.conf"), "");

    refuses("experiment.conf is damaged: it is empty, with checkpoint.pb beside it");
  }

  @Test
  void an_experiment_that_is_cut_is_not_taken_for_another_one() throws IOException {
    play(Samples.finished(0), new Finished(Samples.state(1)));
    Path file = run.resolve("experiment.conf");
    String whole = Files.readString(file);
    for (int length : new int[] {1, whole.indexOf('\n') + 1, 300, whole.length() - 1}) {
      Files.writeString(file, whole.substring(0, length));

      refuses("experiment.conf is damaged: it is not all there; put a copy of it back");
      assertThatThrownBy(() -> DiscoverySource.read(run, ScbDiscoveries.KINDS))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("experiment.conf is damaged");
    }
  }

  @Test
  void a_line_more_in_the_experiment_does_not_hide_the_result() throws IOException {
    play(Samples.finished(0), new Finished(Samples.state(1)));
    Path file = run.resolve("experiment.conf");
    Files.writeString(file, "# the best so far\n\n" + Files.readString(file));

    refuses("holds another experiment: ");
    assertThat(DiscoverySource.read(run, ScbDiscoveries.KINDS).environment())
        .isEqualTo("CartPole-v1");
  }

  @Test
  void an_experiment_that_is_lost_is_named() throws IOException {
    play(Samples.finished(0));
    Files.delete(run.resolve("experiment.conf"));

    refuses("experiment.conf is missing, though there is a checkpoint.pb beside it; put a copy");
  }

  @Test
  void a_grown_run_that_cannot_go_on_keeps_its_experiment() throws IOException {
    play(Samples.finished(0));
    String kept = Files.readString(run.resolve("experiment.conf"));
    Files.writeString(run.resolve("checkpoint.pb"), "damaged");
    experiment = Samples.experiment(elsewhere, "generations=31");

    refuses("checkpoint.pb is not a whole checkpoint file");

    assertThat(run.resolve("experiment.conf")).hasContent(kept);
  }

  @Test
  void a_checkpoint_of_another_strategy_s_search_is_refused_and_kept() throws IOException {
    play(Samples.finished(0));
    Path checkpoint = run.resolve("checkpoint.pb");
    Checkpoint own = Checkpoint.read(checkpoint);
    SearchState search = own.state().search();
    SearchState other = new SearchState(search.mean(), search.sigma());
    new Checkpoint(new RunState(1, other, 1), own.metricsBytes()).write(checkpoint);
    byte[] bytes = Files.readAllBytes(checkpoint);

    refuses("checkpoint.pb has search vectors of the lengths [] where the experiment's strategy");

    assertThat(checkpoint).hasBinaryContent(bytes);
  }

  @Test
  void a_result_of_another_environment_is_not_overwritten() throws IOException {
    play(Samples.finished(0), new Finished(Samples.state(1)));
    Path result = run.resolve("scb.pb");
    Discovery own = ScbDiscoveries.read(result);
    DiscoveryFile.write(
        result, ScbDiscoveries.of("Acrobot-v1", own.scb().orElseThrow(), own.agents(), 50, 500));

    refuses("scb.pb is for Acrobot-v1");
  }

  private void refuses(String sentence) throws IOException {
    byte[] metrics = Files.readAllBytes(run.resolve("metrics.csv"));

    assertThatThrownBy(this::play)
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(run.resolve("").toString())
        .hasMessageContaining(sentence);
    assertThat(run.resolve("metrics.csv")).hasBinaryContent(metrics);
  }

  private void play(RunEvent... events) {
    try (RunDirectory directory = RunDirectory.open(run, experiment)) {
      directory.resume(FIRST);
      List<RunListener> listeners = directory.listeners(Samples.CART_POLE, START);
      for (RunEvent event : events) {
        listeners.forEach(each -> each.on(event));
      }
    }
  }
}

package io.terrarium.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.PolicyTask;
import io.terrarium.file.BadInput;
import io.terrarium.meta.RunState;
import io.terrarium.registry.Registry;
import io.terrarium.task.Discovery;
import io.terrarium.task.DiscoveryFile;
import io.terrarium.task.ScbTask;
import io.terrarium.task.TaskKind;
import io.terrarium.trial.DiscoveryTrials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An experiment whose task a plugin brings, read beside the one that the program brings. */
class TaskChoiceTest {

  private static final Registries WITHOUT = Registries.load();
  private static final Registries REGISTRIES =
      new Registries(
          WITHOUT.algorithms(),
          WITHOUT.environments(),
          WITHOUT.strategies(),
          new Registry<>("task", List.of(new ScbTask(), new PolicyTask()), TaskKind::name),
          WITHOUT.backends());

  private static final String EXPERIMENT =
      """
      environment = CartPole-v1
      algorithms = [ppo]
      task = policy
      policy.scale = 2
      compute.backend = simd
      """;

  @TempDir Path directory;

  @Test
  void the_text_has_the_task_and_its_section_and_reads_back_as_the_same() {
    ExperimentSetup setup = read();

    assertThat(setup.text())
        .contains("task = \"policy\"\n", "policy.scale = 2\n")
        .doesNotContain("synthetic");
    assertThat(ExperimentSource.text(setup.text()).setUp(REGISTRIES).experiment())
        .isEqualTo(setup.experiment());
    assertThat(setup.resultFile()).isEqualTo("policy.pb");
  }

  @Test
  void the_default_is_the_task_of_the_paper_and_is_not_written() {
    String text =
        ExperimentSource.text("environment = CartPole-v1, algorithms = [ppo]")
            .setUp(REGISTRIES)
            .text();

    assertThat(text).contains("synthetic.horizon = 1\n").doesNotContain("task", "policy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "algorithms=[ppo,dqn]   | give `algorithms` one name",
        "policy.scale=0         | override policy.scale=0: `policy.scale` must be above 0, is 0",
        "policy.scales=1        | the nearest is `policy.scale`",
        "task=polic             | `task` must be one of scb, policy; is \"polic\"",
        "synthetic.hidden=[3]   | `synthetic` is not for the task policy; leave it out, or set `task = scb`",
        "task=scb               | `policy` is not for the task scb; leave it out, or set `task = policy`",
      })
  void what_does_not_go_together_with_the_task_is_refused_in_a_sentence(
      String override, String sentence) {
    assertThatThrownBy(() -> read(override))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void a_run_of_one_task_is_not_one_of_another() {
    String scb =
        ExperimentSource.text("environment = CartPole-v1, algorithms = [ppo]")
            .setUp(REGISTRIES)
            .text();

    assertThat(ExperimentDifference.isGrown(read().text(), scb)).isFalse();
    assertThat(
            ExperimentDifference.differences(
                ExperimentText.parsed(read().text()), ExperimentText.parsed(scb)))
        .startsWith("`task` is \"policy\" there, not set here");
  }

  @Test
  void a_result_says_its_task_and_begins_another_search() {
    Path file = result();
    Discovery found = DiscoveryFile.read(file, REGISTRIES.tasks());

    assertThat(found.task()).isEqualTo(read().experiment().task());
    assertThat(found.scb()).isEmpty();
    assertThat(read("strategy.start=" + file).task().initialState().mean())
        .containsExactly(found.parameters());
    assertThatThrownBy(() -> read("policy.scale=3", "strategy.start=" + file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("`policy.scale` is 2 there, 3 here");
  }

  @Test
  void a_result_is_refused_where_its_task_or_its_algorithm_is_not_the_one_that_it_has() {
    Path file = result();

    assertThatThrownBy(() -> DiscoveryFile.read(file, WITHOUT.tasks()))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            file
                + " is of the task policy, which is not known here;"
                + " put the plugin that brings it into plugins/ (known are scb).");
    assertThatThrownBy(() -> DiscoveryTrials.read(file, REGISTRIES).score(List.of("dqn"), 2, 0, 1))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("another shape than the weights that were evolved");
    assertThat(DiscoveryTrials.read(file, REGISTRIES).withEpisodeLimit(10).train("ppo", 3))
        .satisfies(trial -> assertThat(trial.meanReturn()).isPositive());
  }

  @Test
  void a_run_says_which_file_its_result_is_and_which_task_is_missing() throws IOException {
    Path run = Files.createDirectory(directory.resolve("run"));
    Files.writeString(run.resolve("experiment.conf"), read().text());

    assertThat(DiscoverySource.file(run, REGISTRIES.tasks())).isEqualTo(run.resolve("policy.pb"));
    assertThatThrownBy(() -> DiscoverySource.read(run, REGISTRIES.tasks()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has no result yet");
    assertThatThrownBy(() -> DiscoverySource.read(run, WITHOUT.tasks()))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(run.resolve("experiment.conf") + " is of the task policy");
    Files.copy(result(), run.resolve("policy.pb"));
    assertThat(DiscoverySource.read(run, REGISTRIES.tasks()).environment())
        .isEqualTo("CartPole-v1");
  }

  private Path result() {
    ExperimentSetup setup = read();
    Path file = directory.resolve("policy.pb");
    DiscoveryFile.write(file, setup.discovery(new RunState(1, setup.task().initialState(), 0)));
    return file;
  }

  private static ExperimentSetup read(String... overrides) {
    return ExperimentSource.text(EXPERIMENT).with(List.of(overrides)).setUp(REGISTRIES);
  }
}

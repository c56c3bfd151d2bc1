package io.terrarium.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.PolicyTask;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.terrarium.file.BadInput;
import io.terrarium.file.SavedFile;
import io.terrarium.hocon.Section;
import io.terrarium.hocon.SectionType;
import io.terrarium.meta.Problem;
import io.terrarium.meta.RunState;
import io.terrarium.registry.Registry;
import io.terrarium.run.proto.DiscoveryMessage;
import io.terrarium.task.Discovery;
import io.terrarium.task.DiscoveryFile;
import io.terrarium.task.ScbTask;
import io.terrarium.task.TaskContext;
import io.terrarium.task.TaskKind;
import io.terrarium.task.TaskSettings;
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

  private static final Config EMPTY = ConfigFactory.empty();

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
    assertThat(DiscoveryTrials.read(file, REGISTRIES).algorithms()).containsExactly("ppo", "sac");
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

  @Test
  void a_start_that_another_algorithm_gives_another_length_is_refused() {
    Path file = result();

    assertThatThrownBy(() -> read("environment=Pendulum-v1", "strategy.start=" + file))
        .isInstanceOf(BadInput.class);
    ExperimentSetup ppo = read("environment=Pendulum-v1");
    Path other = directory.resolve("pendulum.pb");
    DiscoveryFile.write(other, ppo.discovery(new RunState(1, ppo.task().initialState(), 0)));
    assertThatThrownBy(
            () -> read("environment=Pendulum-v1", "algorithms=[ddpg]", "strategy.start=" + other))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("parameters of a candidate of `policy`, has ");
  }

  /** A result may come from anywhere, and what is written in it must not reach further. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "include file(\"other.conf\")  | `include` is not allowed here",
        "include \"other.conf\"        | `include` is not allowed here",
        "policy.newer = 5               | its setting policy.newer is not one of the task policy here",
        "synthetic.horizon = 5          | its setting synthetic.horizon is not one of the task policy",
        "policy.scale = ${there}        | its settings cannot be read",
        "policy.scale = 0               | `policy.scale` must be above 0",
      })
  void the_settings_of_a_result_stand_alone(String settings, String sentence) {
    Path file = result();
    DiscoveryMessage message = SavedFile.RESULT.read(file, DiscoveryMessage.parser());
    SavedFile.RESULT.write(file, message.toBuilder().setSettings(settings).build());

    assertThatThrownBy(() -> DiscoveryFile.read(file, REGISTRIES.tasks()))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(file + " is a damaged result file: ")
        .hasMessageContaining(sentence);
  }

  @Test
  void a_run_does_not_take_the_result_of_other_settings_or_of_another_task_for_its_own()
      throws IOException {
    Path run = Files.createDirectory(directory.resolve("run"));
    Files.writeString(run.resolve("experiment.conf"), read("policy.scale=3").text());
    Files.copy(result(), run.resolve("policy.pb"));

    assertThatThrownBy(() -> DiscoverySource.read(run, REGISTRIES.tasks()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is of another task, or of other settings of it, than ");
    Files.delete(run.resolve("experiment.conf"));
    assertThat(DiscoverySource.read(run, REGISTRIES.tasks()).environment())
        .isEqualTo("CartPole-v1");
    Files.write(run.resolve("policy.pb"), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> DiscoverySource.read(run, REGISTRIES.tasks()))
        .hasMessageContaining("policy.pb is not a whole result file");
  }

  @Test
  void a_value_with_an_equals_sign_is_compared_to_its_end() {
    assertThat(ExperimentDifference.isGrown("p.x = \"a = 1\"\n", "p.x = \"a = 2\"\n")).isFalse();
    assertThat(ExperimentDifference.isGrown("p.x = \"a = 1\"\n", "p.x = \"a = 1\"\n")).isTrue();
  }

  /** A kind of task of a plugin that fails when it is asked. */
  private record Failing(RuntimeException thrown) implements TaskKind<Boolean> {

    @Override
    public String name() {
      return "failing";
    }

    @Override
    public SectionType<Boolean> section() {
      return new SectionType<>("failing", List.of());
    }

    @Override
    public Boolean read(Section section) {
      throw thrown;
    }

    @Override
    public Problem problem(Boolean settings, TaskContext context) {
      throw thrown;
    }
  }

  @Test
  void a_task_that_fails_when_it_is_asked_is_named() {
    Failing failing = new Failing(new IllegalStateException("it is tired"));

    assertThatThrownBy(
            () -> TaskSettings.read(failing, new Section("failing", EMPTY.root(), "a.conf")))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "The task failing (%s) has failed: it is tired; mend its jar or take it out of plugins/.",
            Failing.class.getName());
  }

  @Test
  void a_task_that_no_plugin_brings_is_named_before_its_keys() {
    assertThatThrownBy(() -> ExperimentSource.text(EXPERIMENT).setUp(WITHOUT))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("`task` must be one of scb; is \"policy\"");
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

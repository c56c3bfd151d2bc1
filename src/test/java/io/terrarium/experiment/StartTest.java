package io.terrarium.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.file.BadInput;
import io.terrarium.run.Samples;
import io.terrarium.scb.Scb;
import io.terrarium.task.Discovery;
import io.terrarium.task.DiscoveryFile;
import io.terrarium.task.ScbDiscoveries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that begins at a result. */
class StartTest {

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void keep_a_result() {
    file = directory.resolve("found.pb");
    DiscoveryFile.write(file, discovery());
  }

  @Test
  void the_search_begins_at_the_parameters_of_the_file() {
    assertThat(mean(start("strategy.start=" + file))).containsExactly(discovery().parameters());
    assertThat(mean(start())).isNotEqualTo(discovery().parameters());
  }

  @Test
  void a_run_may_be_named_instead_of_its_result() throws Exception {
    Path run = Files.createDirectory(directory.resolve("run"));
    Files.copy(file, run.resolve("scb.pb"));
    assertThat(mean(start("strategy.start=" + run))).containsExactly(discovery().parameters());
    Files.delete(run.resolve("scb.pb"));
    assertThatThrownBy(() -> start("strategy.start=" + run))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has no result yet");
  }

  @Test
  void the_text_of_the_experiment_stands_for_the_file() throws Exception {
    ExperimentSetup setup = start("strategy.start=" + file);
    Files.delete(file);
    ExperimentSetup there = ExperimentSource.text(setup.text()).setUp(Samples.REGISTRIES);
    assertThat(there.experiment()).isEqualTo(setup.experiment());
    assertThat(there.text()).isEqualTo(setup.text()).doesNotContain("found.pb");
    assertThat(mean(there)).containsExactly(discovery().parameters());
  }

  @Test
  void minus_zero_begins_as_the_zero_that_the_text_has() {
    float[] parameters = discovery().parameters().clone();
    parameters[3] = -0f;
    DiscoveryFile.write(file, with(parameters));
    ExperimentSetup setup = start("strategy.start=" + file);
    assertThat(mean(setup)[3]).isEqualTo(0f);
    assertThat(ExperimentSource.text(setup.text()).setUp(Samples.REGISTRIES).experiment())
        .isEqualTo(setup.experiment());
  }

  @Test
  void another_start_is_another_experiment() {
    String kept = start("strategy.start=" + file).text();
    float[] other = discovery().parameters().clone();
    other[0] += 1;
    DiscoveryFile.write(file, with(other));
    assertThat(ExperimentDifference.isGrown(kept, start("strategy.start=" + file).text()))
        .isFalse();
    assertThat(ExperimentDifference.isGrown(kept, start().text())).isFalse();
    assertThat(ExperimentDifference.isGrown(kept, kept)).isTrue();
  }

  @Test
  void a_start_of_another_kind_is_refused_key_by_key() {
    assertThatThrownBy(
            () ->
                start("strategy.start=" + file, "synthetic.hidden=[3]", "synthetic.latent=uniform"))
        .hasMessage(
            "override strategy.start="
                + file
                + " and override synthetic.hidden=[3] and override synthetic.latent=uniform"
                + ": `strategy.start` is a result of another kind: "
                + "`synthetic.hidden` is [2] there, [3] here; "
                + "`synthetic.latent` is \"normal\" there, \"uniform\" here; "
                + "set these keys as they are there, or give another start.");
    assertThatThrownBy(() -> start("strategy.start=" + file, "synthetic.horizon=2"))
        .hasMessageContaining("`synthetic.horizon` is 1 there, 2 here");
    assertThatThrownBy(() -> start("strategy.start=" + file, "synthetic.latent-size=2"))
        .hasMessageContaining("`synthetic.latent-size` is not set there, 2 here");
    DiscoveryFile.write(
        file, ScbDiscoveries.of("Acrobot-v1", discovery().scb().orElseThrow(), agents(), 50, 500));
    assertThatThrownBy(() -> start("strategy.start=" + file))
        .hasMessageStartingWith(
            "override strategy.start=%s and %s:1: `strategy.start` is a result of another",
            file, directory.resolve("experiment-file.conf"))
        .hasMessageContaining("`environment` is \"Acrobot-v1\" there, \"CartPole-v1\" here");
  }

  @Test
  void what_a_start_of_the_file_does_not_go_together_with_is_named_where_it_stands() {
    String text = Samples.SMALL + "strategy.start = \"" + file + "\"";
    Path config = Samples.config(directory, text);

    assertThatThrownBy(() -> Samples.read(config, "synthetic.hidden=[8]"))
        .hasMessageStartingWith(
            config
                + ":5 and override synthetic.hidden=[8]: `strategy.start` is a result of another kind");
    assertThatThrownBy(() -> Samples.read(config, "synthetic.horizon=2"))
        .hasMessageStartingWith(config + ":5 and override synthetic.horizon=2: ");
    DiscoveryFile.write(
        file, ScbDiscoveries.of("Acrobot-v1", discovery().scb().orElseThrow(), agents(), 50, 500));
    Path acrobot = Samples.config(directory, text.replace("CartPole", "Acrobot"));
    assertThatThrownBy(() -> Samples.read(acrobot, "environment=CartPole-v1"))
        .hasMessageStartingWith(
            config
                + ":5 and override environment=CartPole-v1: `strategy.start` is a result of another kind");
  }

  @Test
  void a_start_for_an_environment_of_other_spaces_is_refused() {
    Scb scb = discovery().scb().orElseThrow();
    Scb wider = new Scb(scb.spec(), 5, scb.actions(), Samples.search(12 + 15 + 16 + 3).mean());
    DiscoveryFile.write(file, ScbDiscoveries.of("CartPole-v1", wider, agents(), 50, 500));
    assertThatThrownBy(() -> start("strategy.start=" + file))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(
            "override strategy.start=%s and %s:1: `strategy.start` was evolved for a CartPole-v1 of 5 observations",
            file, directory.resolve("experiment-file.conf"));
  }

  @Test
  void what_is_no_start_is_refused_with_its_place() throws Exception {
    assertThatThrownBy(() -> start("strategy.start=none.pb"))
        .hasMessageContaining("`strategy.start` names \"none.pb\", which does not exist");
    assertThatThrownBy(() -> start("strategy.start=3"))
        .hasMessageContaining("`strategy.start` must be the path of a result scb.pb or of a run");
    assertThatThrownBy(() -> start("strategy.start=[1, 2]"))
        .hasMessageContaining("must have the 39 parameters of a candidate of `synthetic`, has 2");
    assertThatThrownBy(() -> start("strategy.start=[1, nan]"))
        .hasMessageContaining("`strategy.start[1]` must be a number, is \"nan\"");
    assertThatThrownBy(() -> start("strategy.start=\"a\\u0000b\""))
        .hasMessageContaining("`strategy.start` must be a path");
    assertThatThrownBy(() -> start("strategy.start=[1]", "synthetic.hidden=[65536,65536]"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("does not fit into");
    float[] infinite = discovery().parameters().clone();
    infinite[1] = Float.POSITIVE_INFINITY;
    DiscoveryFile.write(file, with(infinite));
    assertThatThrownBy(() -> start("strategy.start=" + file))
        .hasMessageContaining("has a parameter that is not a finite number");
    Files.writeString(file, "no result");
    assertThatThrownBy(() -> start("strategy.start=" + file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("`strategy.start` cannot be used: ")
        .hasMessageContaining("is not a whole SCB file");
    assertThatThrownBy(() -> start("strategy.start=\"\""))
        .hasMessageContaining("`strategy.start` must be the path of a result scb.pb or of a run");
    assertThatThrownBy(() -> start("strategy.start=" + directory))
        .hasMessageStartingWith("override strategy.start=")
        .hasMessageContaining("has no result yet")
        .hasMessageEndingWith("finish this one.");
  }

  @Test
  void null_takes_a_start_back() {
    assertThat(start("strategy.start=" + file, "strategy.start=null").experiment())
        .isEqualTo(start().experiment());
  }

  private ExperimentSetup start(String... overrides) {
    return ExperimentSource.file(Samples.config(directory, Samples.SMALL))
        .with(List.of(overrides))
        .setUp(Samples.REGISTRIES);
  }

  private static float[] mean(ExperimentSetup setup) {
    return setup.task().initialState().mean();
  }

  private Discovery with(float[] parameters) {
    Scb scb = discovery().scb().orElseThrow();
    return ScbDiscoveries.of(
        "CartPole-v1",
        new Scb(scb.spec(), scb.observationSize(), scb.actions(), parameters),
        agents(),
        50,
        500);
  }

  private List<HyperparameterSpace> agents() {
    return discovery().agents();
  }

  private Discovery discovery() {
    return Samples.experiment(directory)
        .discovery(Samples.CART_POLE, Samples.state(7).search().mean());
  }
}

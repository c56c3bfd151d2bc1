package io.terrarium.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.compute.Device;
import io.terrarium.meta.Phase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExperimentSetupTest {

  private static final Registries REGISTRIES = Registries.load();

  private final ExperimentSetup setup =
      ExperimentSource.file(Path.of("config/quickstart.conf")).setUp(REGISTRIES);

  @Test
  void its_text_sets_up_the_same_on_another_machine() {
    ExperimentSetup there = ExperimentSource.text(setup.text()).setUp(Registries.load());

    assertThat(there.experiment()).isEqualTo(setup.experiment());
    assertThat(there.text()).isEqualTo(setup.text());
    assertThat(there.task().initialState().mean())
        .containsExactly(setup.task().initialState().mean());
  }

  @Test
  void it_has_the_task_and_the_devices_of_its_experiment() {
    assertThat(setup.task().units(Phase.POPULATION))
        .isEqualTo(setup.experiment().strategy().population());
    assertThat(setup.task().scoreNames()).isEqualTo(setup.experiment().algorithms());
    assertThat(setup.environment().name()).isEqualTo("CartPole-v1");
    assertThat(
            ExperimentSource.text(setup.text())
                .with(List.of("compute.backend=simd"))
                .setUp(REGISTRIES)
                .devices(2))
        .containsExactly(Device.cpu(0), Device.cpu(1));
  }

  @Test
  void it_tells_what_auto_stands_for_only_where_it_is_written() {
    assertThat(setup.note()).hasValueSatisfying(note -> assertThat(note).contains("auto takes"));
    assertThat(ExperimentSource.text(setup.text()).setUp(REGISTRIES).note()).isEmpty();
  }

  @Test
  void its_text_says_that_time_limits_are_bootstrapped_only_where_they_are() {
    ExperimentSetup bootstraps =
        ExperimentSource.file(Path.of("config/quickstart.conf"))
            .with(List.of("agents.ppo.bootstrap-time-limit=true"))
            .setUp(REGISTRIES);

    assertThat(setup.text()).doesNotContain("bootstrap-time-limit");
    assertThat(bootstraps.text())
        .contains("agents.ppo.bootstrap-time-limit = true\n")
        .doesNotContain("agents.dqn.bootstrap-time-limit");
    assertThat(ExperimentSource.text(bootstraps.text()).setUp(REGISTRIES).experiment())
        .isEqualTo(bootstraps.experiment());
  }
}

package io.terrarium.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.experiment.Experiment;
import io.terrarium.experiment.ExperimentSource;
import io.terrarium.experiment.Registries;
import io.terrarium.meta.EpisodeLimit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The experiments of {@code config/} agree with the configurations that were published. */
class PublishedRunsTest {

  private static final Path PUBLISHED = Path.of("src/test/resources/golden/published");
  private static final Registries REGISTRIES = Registries.load();

  @ParameterizedTest
  @CsvSource({"cartpole, cartpole", "acrobot, acrobot", "mountaincar, mountaincar"})
  void a_discrete_task_s_experiment_is_the_published_one(String config, String published) {
    assertThat(experiment(config)).isEqualTo(imported(published));
  }

  /** SAC does not use the ratio there; the published number only fills its place. */
  @ParameterizedTest
  @CsvSource({"mountaincar-continuous, continuous_mountaincar", "pendulum, pendulum"})
  void a_continuous_task_s_experiment_is_the_published_one_but_for_an_entropy_ratio(
      String config, String published) {
    assertThat(experiment(config)).isNotEqualTo(imported(published));
    assertThat(experiment(config, "agents.sac.target-entropy-ratio=0"))
        .isEqualTo(imported(published));
  }

  @ParameterizedTest
  @CsvSource({
    "cartpole, CartPole-v1, 300, 128, 1, 500",
    "acrobot, Acrobot-v1, 100, 128, 1, 500",
    "mountaincar-continuous, MountainCarContinuous-v0, 300, 128, 1, 999",
    "pendulum, Pendulum-v1, 1000, 64, 8, 200"
  })
  void the_experiments_are_those_of_the_paper(
      String config, String environment, int generations, int population, int rollouts, int limit) {
    Experiment experiment = experiment(config);

    assertThat(experiment.environment()).isEqualTo(environment);
    assertThat(experiment.generations()).isEqualTo(generations);
    assertThat(experiment.strategy().population()).isEqualTo(population);
    assertThat(experiment.evaluation().rollouts()).isEqualTo(rollouts);
    assertThat(experiment.evaluation().episodeLimit()).isEqualTo(EpisodeLimit.constant(limit));
  }

  @Test
  void mountain_car_begins_with_long_episodes() {
    Experiment experiment = experiment("mountaincar");

    assertThat(experiment.generations()).isEqualTo(1000);
    assertThat(experiment.evaluation().episodeLimit())
        .isEqualTo(new EpisodeLimit(1000, 200, 200, 600));
  }

  @Test
  void what_is_shared_is_found_from_any_directory() {
    Path relative = Path.of("config", "..", "config", "cartpole.conf");
    Path absolute = Path.of("config", "cartpole.conf").toAbsolutePath();

    assertThat(read(relative, List.of())).isEqualTo(read(absolute, List.of()));
  }

  @Test
  void an_override_is_stronger_than_what_is_shared() {
    assertThat(experiment("cartpole", "strategy.population=64").strategy().population())
        .isEqualTo(64);
  }

  private static Experiment experiment(String config, String... overrides) {
    return read(Path.of("config", config + ".conf"), List.of(overrides));
  }

  private static Experiment read(Path file, List<String> overrides) {
    return ExperimentSource.file(file).with(overrides).setUp(REGISTRIES).experiment();
  }

  private static Experiment imported(String name) {
    Path directory = PUBLISHED.resolve(name);
    return ImportedScb.read(
            directory.resolve("checkpoint.pkl"), directory.resolve("config.yaml"), REGISTRIES)
        .setup()
        .experiment();
  }
}

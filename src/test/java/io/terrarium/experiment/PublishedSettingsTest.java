package io.terrarium.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.Hyperparameter;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.file.BadInput;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedSettingsTest {

  private static final Registries REGISTRIES = Registries.load();

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "CartPole-v1, 10, 5, 0.01, tanh",
    "Acrobot-v1, 10, 5, 0.01, tanh",
    "MountainCar-v0, 4, 5, 0.01, tanh",
    "MountainCarContinuous-v0, 4, 4, 0.005, tanh",
    "Pendulum-v1, 10, 4, 0.005, relu"
  })
  void
      an_experiment_that_names_only_its_environment_and_ppo_has_the_published_settings_of_that_environment(
          String environment, double passes, int rates, double largestRate, String activation) {
    HyperparameterSpace ppo = read(environment, "ppo", "").get(0);

    assertThat(ppo.choices())
        .containsEntry("num-epochs", List.of(passes))
        .containsEntry("num-minibatches", List.of(passes))
        .containsEntry("gamma", List.of(1.0, 0.99, 0.95, 0.9, 0.8));
    assertThat(ppo.choices().get("learning-rate")).hasSize(rates).startsWith(largestRate);
    assertThat(ppo.activation()).isEqualTo(activation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sac", "ddpg", "td3"})
  void only_ppo_lacks_the_largest_learning_rate_and_every_agent_of_pendulum_is_of_relu(
      String algorithm) {
    HyperparameterSpace pendulum = read("Pendulum-v1", algorithm, "").get(0);
    HyperparameterSpace car = read("MountainCarContinuous-v0", algorithm, "").get(0);

    assertThat(pendulum.activation()).isEqualTo("relu");
    assertThat(car.activation()).isEqualTo("tanh");
    assertThat(pendulum.choices()).isEqualTo(car.choices());
    assertThat(car.choices())
        .containsEntry("learning-rate", List.of(.01, .005, .001, .0005, .0001));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ppo  | {learning-rate=0.001, gamma=0.99, gae-lambda=0.95, clip-eps=0.2, ent-coef=0.01, vf-coef=0.5}",
        "dqn  | {learning-rate=0.001, gamma=0.99, ddqn=1.0, eps-end=0.05}",
        "sac  | {learning-rate=0.001, gamma=0.99, tau=0.95, target-entropy-ratio=0.5}",
        "ddpg | {learning-rate=0.001, gamma=0.99, tau=0.95, exploration-noise=0.3}",
        "td3  | {learning-rate=0.001, gamma=0.99, tau=0.95, exploration-noise=0.3, target-noise=0.3, target-noise-clip=0.4}"
      })
  void each_hyperparameter_that_is_drawn_has_a_published_fixed_value(String name, String expected) {
    Algorithm algorithm = REGISTRIES.algorithms().named(name);
    Map<String, Double> fixed = PublishedSettings.fixed(algorithm);

    assertThat(fixed.toString()).isEqualTo(expected);
    assertThat(fixed.keySet())
        .containsExactlyElementsOf(
            algorithm.hyperparameters().stream()
                .filter(each -> each.published().size() > 1)
                .map(Hyperparameter::name)
                .toList());
  }

  @Test
  void what_an_experiment_says_is_stronger_and_the_rest_stays_published() {
    HyperparameterSpace ppo =
        read("Pendulum-v1", "ppo", "agents.ppo { activation = tanh, num-epochs = 2 }").get(0);

    assertThat(ppo.activation()).isEqualTo("tanh");
    assertThat(ppo.choices())
        .containsEntry("num-epochs", List.of(2.0))
        .containsEntry("learning-rate", List.of(.005, .001, .0005, .0001));
  }

  @Test
  void agents_that_are_taken_back_are_the_published_ones_too() {
    assertThat(read("Pendulum-v1", "ppo", "agents = null"))
        .isEqualTo(read("Pendulum-v1", "ppo", ""));
  }

  @Test
  void an_algorithm_has_in_an_environment_what_an_experiment_would_give_it() {
    assertThat(published("MountainCar-v0").space(REGISTRIES.algorithms().named("ppo")))
        .isEqualTo(read("MountainCar-v0", "ppo", "").get(0));
  }

  @Test
  void an_environment_of_which_nothing_was_published_has_what_is_common() {
    HyperparameterSpace dqn = published("Corridor-v0").space(REGISTRIES.algorithms().named("dqn"));

    assertThat(dqn).isEqualTo(read("CartPole-v1", "dqn", "").get(0));
    assertThat(published("Corridor-v0").experiment().isEmpty()).isTrue();
  }

  @Test
  void the_published_runs_took_the_algorithms_that_can_act_in_turn() {
    for (String environment : REGISTRIES.environments().names()) {
      boolean discrete =
          REGISTRIES
              .algorithms()
              .named("dqn")
              .supports(REGISTRIES.environments().named(environment).actions());
      assertThat(published(environment).experiment().getStringList("algorithms"))
          .as(environment)
          .isEqualTo(
              discrete ? List.of("ppo", "sac", "dqn") : List.of("ppo", "sac", "ddpg", "td3"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "agents.ppo.num_epochs, `agents.ppo.num_epochs` is not a key; the nearest is `agents.ppo.num-epochs`",
    "agent.ppo.num-epochs, `agent` is not a key; the nearest is `agents`",
    "generation, `generation` is not a key; the nearest is `generations`"
  })
  void what_a_plugin_says_of_its_environment_is_checked_as_an_experiment_is(
      String key, String sentence) throws IOException {
    Files.writeString(
        directory.resolve("reference.conf"), "terrarium.published.Corridor-v0." + key + " = 2\n");

    assertThatThrownBy(() -> asPlugin(() -> published("Corridor-v0")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("reference.conf:1: " + sentence + ".");
  }

  /** With the directory where the jar of a plugin would be. */
  private <T> T asPlugin(Callable<T> what) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    try (URLClassLoader plugin = new URLClassLoader(new URL[] {directory.toUri().toURL()}, usual)) {
      thread.setContextClassLoader(plugin);
      return what.call();
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  private static PublishedSettings published(String environment) {
    return PublishedSettings.of(environment, REGISTRIES);
  }

  private static List<HyperparameterSpace> read(
      String environment, String algorithm, String further) {
    return ExperimentSource.text(
            "environment = %s%nalgorithms = [%s]%n%s".formatted(environment, algorithm, further))
        .setUp(REGISTRIES)
        .experiment()
        .agents();
  }
}

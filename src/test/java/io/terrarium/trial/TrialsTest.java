package io.terrarium.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.TrainedAgent;
import io.terrarium.compute.Activation;
import io.terrarium.env.ActionSpace.Discrete;
import io.terrarium.env.Environment;
import io.terrarium.experiment.Registries;
import io.terrarium.file.BadInput;
import io.terrarium.result.AgentFile;
import io.terrarium.result.SavedAgent;
import io.terrarium.scb.Latent;
import io.terrarium.scb.Scb;
import io.terrarium.scb.ScbShape;
import io.terrarium.scb.ScbSpec;
import io.terrarium.task.Discovery;
import io.terrarium.task.DiscoveryFile;
import io.terrarium.task.ScbDiscoveries;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training and playing as plain calls. */
class TrialsTest {

  private static final Registries REGISTRIES = Registries.load();
  private static final DiscoveryTrials TRIALS = DiscoveryTrials.in(discovery(), REGISTRIES);

  @TempDir Path directory;

  @Test
  void an_agent_plays_as_well_as_when_it_was_trained() {
    Trial trial = TRIALS.train("dqn", 3);
    Path file = directory.resolve("agent.pb");
    AgentFile.write(file, trial.agent());

    assertThat(AgentPlayer.of(trial.agent(), REGISTRIES).play(3)).isEqualTo(trial.meanReturn());
    assertThat(AgentPlayer.read(file, REGISTRIES).play(3)).isEqualTo(trial.meanReturn());
  }

  @Test
  void trials_read_from_a_file_are_the_same() {
    Path file = directory.resolve("scb.pb");
    DiscoveryFile.write(file, discovery());

    assertThat(DiscoveryTrials.read(file, REGISTRIES).train("dqn", 3).agent().agent().parameters())
        .containsExactly(TRIALS.train("dqn", 3).agent().agent().parameters());
  }

  @Test
  void what_is_fixed_is_not_drawn_and_the_rest_is_as_before() {
    Map<String, Double> drawn = TRIALS.train("dqn", 3).agent().agent().hyperparameters();
    Map<String, Double> fixed =
        TRIALS.train("dqn", Map.of("gamma", 0.5), 3).agent().agent().hyperparameters();

    assertThat(fixed).containsEntry("gamma", 0.5).hasSameSizeAs(drawn);
    drawn.forEach(
        (name, value) -> {
          if (!name.equals("gamma")) {
            assertThat(fixed).containsEntry(name, value);
          }
        });
  }

  @Test
  void hyperparameters_that_no_agent_can_have_are_refused() {
    refuses("dqn has no hyperparameter gama; it has ", Map.of("gama", 1.0));
    refuses("What is given has gamma = [2.0], which dqn cannot have", Map.of("gamma", 2.0));
  }

  private static void refuses(String sentence, Map<String, Double> fixed) {
    assertThatThrownBy(() -> TRIALS.train("dqn", fixed, 0))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(sentence);
  }

  @Test
  void an_algorithm_that_was_not_evolved_with_has_the_published_settings() {
    Map<String, Double> drawn = TRIALS.train("ppo", 0).agent().agent().hyperparameters();

    assertThat(drawn).containsEntry("total-timesteps", 10_000.0).containsEntry("num-epochs", 10.0);
    assertThat(TRIALS.algorithms()).startsWith("dqn").contains("ppo", "sac").doesNotContain("td3");
    assertThat(TRIALS.score(List.of("ppo", "dqn"), 1, 0, 1))
        .extracting(AgentReturns::unseen)
        .containsExactly(true, false);
  }

  @Test
  void an_algorithm_that_cannot_act_there_is_refused() {
    assertThatThrownBy(() -> TRIALS.train("td3", 0))
        .isInstanceOf(BadInput.class)
        .hasMessage("td3 cannot act in CartPole-v1; it was evolved with dqn.");
  }

  @Test
  void published_fixed_hyperparameters_leave_nothing_to_draw() {
    DiscoveryTrials fixed = TRIALS.withFixedHyperparameters();

    assertThat(fixed.train("dqn", 3).agent().agent().hyperparameters())
        .isEqualTo(fixed.train("dqn", 4).agent().agent().hyperparameters())
        .containsEntry("learning-rate", 0.001)
        .containsEntry("ddqn", 1.0)
        .containsEntry("eps-end", 0.05)
        // a size stays the experiment's
        .containsEntry("total-timesteps", 300.0);
  }

  @Test
  void in_the_real_environment_the_synthetic_one_has_no_say() {
    DiscoveryTrials other = DiscoveryTrials.in(withReward(discovery(), 5), REGISTRIES);

    assertThat(parameters(other)).isNotEqualTo(parameters(TRIALS));
    assertThat(parameters(other.inRealEnvironment(400)))
        .isEqualTo(parameters(TRIALS.inRealEnvironment(400)))
        .isNotEqualTo(parameters(TRIALS));
    assertThat(TRIALS.inRealEnvironment(400).train("dqn", 3).agent().agent().hyperparameters())
        .containsEntry("total-timesteps", 400.0);
    assertThat(TRIALS.inRealEnvironment(2000).score(List.of("ppo"), 1, 0, 1).get(0).unseen())
        .isFalse();
  }

  @Test
  void a_bootstrapped_time_limit_counts_in_the_real_environment_and_not_in_a_bandit() {
    List<HyperparameterSpace> spaces =
        discovery().agents().stream().map(each -> each.withBootstrapTimeLimit(true)).toList();
    Discovery flagged =
        ScbDiscoveries.of(
            discovery().environment(),
            ScbDiscoveries.scb(discovery()),
            spaces,
            discovery().environments(),
            discovery().episodeLimit());
    DiscoveryTrials bootstrapping = DiscoveryTrials.in(flagged, REGISTRIES);

    assertThat(parameters(bootstrapping)).isEqualTo(parameters(TRIALS));
    assertThat(parameters(bootstrapping.withEpisodeLimit(5).inRealEnvironment(400)))
        .isNotEqualTo(parameters(TRIALS.withEpisodeLimit(5).inRealEnvironment(400)));
  }

  @Test
  void too_few_steps_for_an_update_are_refused() {
    assertThatThrownBy(() -> TRIALS.inRealEnvironment(50).train("dqn", 3))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("What is given ");
  }

  private static float[] parameters(DiscoveryTrials trials) {
    return trials.train("dqn", 3).agent().agent().parameters();
  }

  private static Discovery withReward(Discovery discovery, float bias) {
    Scb scb = discovery.scb().orElseThrow();
    float[] parameters = scb.parameters().clone();
    parameters[parameters.length - 1] = bias;
    return ScbDiscoveries.of(
        discovery.environment(),
        new Scb(scb.spec(), scb.observationSize(), scb.actions(), parameters),
        discovery.agents(),
        discovery.environments(),
        discovery.episodeLimit());
  }

  @Test
  void scores_are_statistics_of_so_many_agents() {
    AgentReturns returns = TRIALS.score(List.of(), 3, 0, 2).get(0);

    assertThat(returns.algorithm()).isEqualTo("dqn");
    assertThat(returns.statistics().agents()).isEqualTo(3);
    assertThat(returns.statistics().mean()).isBetween(1.0, 20.0);
  }

  @Test
  void episodes_end_at_the_limit_that_is_asked_for() {
    Trial trial = TRIALS.withEpisodeLimit(2).train("dqn", 3);

    assertThat(trial.meanReturn()).isEqualTo(2);
    assertThat(trial.agent().episodeLimit()).isEqualTo(2);
    assertThat(AgentPlayer.of(trial.agent(), REGISTRIES).play(3, 5)).isEqualTo(5);
  }

  @Test
  void an_agent_acts_on_an_observation() {
    AgentPlayer player = AgentPlayer.of(TRIALS.train("dqn", 3).agent(), REGISTRIES);
    float[] observation = {0.1f, -0.2f, 0.03f, 0.4f};
    float[] action = player.act(observation, new Random(3));

    assertThat(action).hasSize(1);
    assertThat(action[0]).isIn(0f, 1f);
    assertThat(player.act(observation, new Random(3))).containsExactly(action);
    assertThatThrownBy(() -> player.act(new float[3], new Random(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an observation has 4 values, is given 3");
  }

  @Test
  void an_agent_that_does_not_fit_its_algorithm_is_refused() {
    assertThatThrownBy(() -> AgentPlayer.of(inCartPole("dqn", 1), REGISTRIES))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("The agent has 1 parameters, an agent of dqn in CartPole-v1 has ");
  }

  @Test
  void an_agent_whose_algorithm_cannot_act_in_its_environment_is_refused() {
    Environment environment = REGISTRIES.environments().named("CartPole-v1");
    int parameters =
        REGISTRIES
            .algorithms()
            .named("ddpg")
            .policyShape(environment.observationSize(), environment.actions(), Activation.TANH)
            .parameters();

    assertThatThrownBy(() -> AgentPlayer.of(inCartPole("ddpg", parameters), REGISTRIES))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "The agent is one of ddpg, which cannot act in CartPole-v1;"
                + " give an agent that `train` wrote.");
  }

  private static SavedAgent inCartPole(String algorithm, int parameters) {
    return new SavedAgent(
        new TrainedAgent(algorithm, "CartPole-v1", "tanh", Map.of(), new float[parameters]), 4, 20);
  }

  private static Discovery discovery() {
    ScbSpec spec = new ScbSpec(1, List.of(2), Activation.RELU, Latent.NORMAL);
    Discrete actions = new Discrete(2);
    float[] parameters = new float[new ScbShape(spec, 4, actions).parameters()];
    return ScbDiscoveries.of(
        "CartPole-v1", new Scb(spec, 4, actions, parameters), List.of(small()), 4, 20);
  }

  private static HyperparameterSpace small() {
    Map<String, List<Double>> choices = new LinkedHashMap<>();
    REGISTRIES
        .algorithms()
        .named("dqn")
        .hyperparameters()
        .forEach(each -> choices.put(each.name(), each.published()));
    choices.put("total-timesteps", List.of(300.0));
    choices.put("fill-buffer", List.of(100.0));
    choices.put("buffer-size", List.of(200.0));
    return new HyperparameterSpace("dqn", choices, "tanh");
  }
}

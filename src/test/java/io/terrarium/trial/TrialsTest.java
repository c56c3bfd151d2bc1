package io.terrarium.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.TrainedAgent;
import io.terrarium.compute.Activation;
import io.terrarium.env.ActionSpace.Discrete;
import io.terrarium.run.AgentFile;
import io.terrarium.run.BadInput;
import io.terrarium.run.Discovery;
import io.terrarium.run.Registries;
import io.terrarium.run.SavedAgent;
import io.terrarium.run.ScbFile;
import io.terrarium.scb.Latent;
import io.terrarium.scb.Scb;
import io.terrarium.scb.ScbShape;
import io.terrarium.scb.ScbSpec;
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
  private static final ScbTrials TRIALS = ScbTrials.in(discovery(), REGISTRIES);

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
    ScbFile.write(file, discovery());

    assertThat(ScbTrials.read(file, REGISTRIES).train("dqn", 3).agent().agent().parameters())
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
  void an_algorithm_that_was_not_evolved_with_is_refused() {
    assertThatThrownBy(() -> TRIALS.train("ppo", 0))
        .isInstanceOf(BadInput.class)
        .hasMessage("The experiment has no hyperparameters for ppo; it was evolved with dqn.");
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
    SavedAgent good = TRIALS.train("dqn", 3).agent();
    SavedAgent cut =
        new SavedAgent(
            new TrainedAgent("dqn", "CartPole-v1", "tanh", Map.of(), new float[1]),
            good.environments(),
            good.episodeLimit());

    assertThatThrownBy(() -> AgentPlayer.of(cut, REGISTRIES))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("The agent has 1 parameters, an agent of dqn in CartPole-v1 has ");
  }

  private static Discovery discovery() {
    ScbSpec spec = new ScbSpec(1, List.of(2), Activation.RELU, Latent.NORMAL);
    Discrete actions = new Discrete(2);
    float[] parameters = new float[new ScbShape(spec, 4, actions).parameters()];
    return new Discovery(
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

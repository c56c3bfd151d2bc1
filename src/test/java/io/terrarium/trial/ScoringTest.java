package io.terrarium.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.Hyperparameter;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.compute.Activation;
import io.terrarium.experiment.Registries;
import io.terrarium.experiment.Registry;
import io.terrarium.file.BadInput;
import io.terrarium.meta.EpisodeLimit;
import io.terrarium.meta.EvaluationSettings;
import io.terrarium.meta.MeanEvaluation;
import io.terrarium.meta.ScbTask;
import io.terrarium.meta.ScbTaskSettings;
import io.terrarium.scb.Latent;
import io.terrarium.scb.ScbSpec;
import io.terrarium.strategy.Snes;
import io.terrarium.strategy.StrategySettings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoringTest {

  private static final Registries REGISTRIES = Registries.load();
  private static final Registry<Algorithm> ALGORITHMS = REGISTRIES.algorithms();

  @Test
  void the_returns_do_not_depend_on_the_number_of_workers() {
    ScbTaskSettings settings = settings("ppo", "dqn");
    float[] scb = new ScbTask(settings).initialState().mean();
    List<AgentReturns> one = Scoring.score(settings, scb, 3, 1);
    List<AgentReturns> three = Scoring.score(settings, scb, 3, 3);

    assertThat(one).extracting(AgentReturns::algorithm).containsExactly("ppo", "dqn");
    for (int i = 0; i < one.size(); i++) {
      assertThat(three.get(i).returns()).containsExactly(one.get(i).returns());
      assertThat(one.get(i).returns()).hasSize(3).doesNotContain(Float.NaN);
    }
  }

  @Test
  void an_agent_depends_on_neither_the_other_algorithms_nor_how_many_there_are() {
    float[] scb = new ScbTask(settings("ppo", "dqn")).initialState().mean();
    List<AgentReturns> both = Scoring.score(settings("ppo", "dqn"), scb, 2, 1);
    List<AgentReturns> turned = Scoring.score(settings("dqn", "sac", "ppo"), scb, 3, 2);
    List<AgentReturns> alone = Scoring.score(settings("dqn"), scb, 3, 1);

    assertThat(both.get(0)).satisfies(ppo -> isBeginningOf(ppo, turned.get(2)));
    assertThat(both.get(1)).satisfies(dqn -> isBeginningOf(dqn, turned.get(0)));
    assertThat(both.get(1)).satisfies(dqn -> isBeginningOf(dqn, alone.get(0)));
    assertThat(alone.get(0).returns()).isEqualTo(turned.get(0).returns());
  }

  private static void isBeginningOf(AgentReturns fewer, AgentReturns more) {
    int agents = fewer.returns().length;
    assertThat(fewer.algorithm()).isEqualTo(more.algorithm());
    assertThat(fewer.returns()).isEqualTo(Arrays.copyOf(more.returns(), agents));
    assertThat(fewer.hyperparameters()).isEqualTo(more.hyperparameters().subList(0, agents));
  }

  @Test
  void agents_have_hyperparameters_of_their_own() {
    float[] scb = new ScbTask(settings("dqn")).initialState().mean();
    AgentReturns agents = Scoring.score(settings("dqn"), scb, 8, 1).get(0);

    assertThat(agents.activation()).isEqualTo("tanh");
    assertThat(agents.hyperparameters()).hasSize(8).doesNotHaveDuplicates();
    assertThat(agents.hyperparameters())
        .extracting(each -> each.values().get("total-timesteps"))
        .containsOnly(1100.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {4_000_000, Integer.MAX_VALUE})
  void more_agents_than_memory_holds_are_refused(int agents) {
    ScbTaskSettings settings = settings("ppo", "dqn");
    float[] scb = new ScbTask(settings).initialState().mean();
    assertThatThrownBy(() -> Scoring.score(settings, scb, agents, 1))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("Training " + agents + " agents of each algorithm does not fit");
  }

  @Test
  void an_unknown_name_is_refused_with_the_known_ones() {
    assertThatThrownBy(() -> ALGORITHMS.named("pp0"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no algorithm pp0; known are")
        .hasMessageContaining("ppo");
  }

  private static ScbTaskSettings settings(String... algorithms) {
    return new ScbTaskSettings(
        5,
        REGISTRIES.environments().named("CartPole-v1"),
        List.of(algorithms).stream().map(ALGORITHMS::named).toList(),
        List.of(algorithms).stream().map(ALGORITHMS::named).map(ScoringTest::quick).toList(),
        new ScbSpec(1, List.of(8), Activation.RELU, Latent.NORMAL),
        REGISTRIES.strategies().named("snes"),
        StrategySettings.of(new Snes(), 2, 0.1f),
        new EvaluationSettings(4, EpisodeLimit.constant(30), 1),
        new MeanEvaluation(1, 64),
        REGISTRIES.defaultBackend());
  }

  /** The published settings, cut down to a few updates. */
  private static HyperparameterSpace quick(Algorithm algorithm) {
    Map<String, List<Double>> choices = new LinkedHashMap<>();
    for (Hyperparameter each : algorithm.hyperparameters()) {
      choices.put(each.name(), each.published());
    }
    choices.put("total-timesteps", List.of(1100.0));
    choices.replace("num-epochs", List.of(1.0));
    return new HyperparameterSpace(algorithm.name(), choices, "tanh");
  }
}

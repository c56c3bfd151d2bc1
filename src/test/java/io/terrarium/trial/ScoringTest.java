package io.terrarium.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.Hyperparameter;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.compute.Activation;
import io.terrarium.experiment.Registries;
import io.terrarium.file.BadInput;
import io.terrarium.math.Key;
import io.terrarium.meta.ScbProblem;
import io.terrarium.meta.TrainedAlgorithm;
import io.terrarium.meta.TrialSettings;
import io.terrarium.registry.Registry;
import io.terrarium.scb.Latent;
import io.terrarium.scb.ScbSpec;
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
    List<AgentReturns> one = score(3, 1, "ppo", "dqn");
    List<AgentReturns> three = score(3, 3, "ppo", "dqn");

    assertThat(one).extracting(AgentReturns::algorithm).containsExactly("ppo", "dqn");
    for (int i = 0; i < one.size(); i++) {
      assertThat(three.get(i).returns()).containsExactly(one.get(i).returns());
      assertThat(one.get(i).returns()).hasSize(3).doesNotContain(Float.NaN);
    }
  }

  @Test
  void an_agent_depends_on_neither_the_other_algorithms_nor_how_many_there_are() {
    List<AgentReturns> both = score(2, 1, "ppo", "dqn");
    List<AgentReturns> turned = score(3, 2, "dqn", "sac", "ppo");
    List<AgentReturns> alone = score(3, 1, "dqn");

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
    AgentReturns agents = score(8, 1, "dqn").get(0);

    assertThat(agents.activation()).isEqualTo("tanh");
    assertThat(agents.hyperparameters()).hasSize(8).doesNotHaveDuplicates();
    assertThat(agents.hyperparameters())
        .extracting(each -> each.values().get("total-timesteps"))
        .containsOnly(1100.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {4_000_000, Integer.MAX_VALUE})
  void more_agents_than_memory_holds_are_refused(int agents) {
    assertThatThrownBy(() -> score(agents, 1, "ppo", "dqn"))
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

  private static final ScbProblem PROBLEM =
      new ScbProblem(
          new ScbSpec(1, List.of(8), Activation.RELU, Latent.NORMAL),
          REGISTRIES.environments().named("CartPole-v1"),
          4);

  private static final float[] SCB = PROBLEM.initialise(Key.of(5));

  private static List<AgentReturns> score(int agents, int workers, String... algorithms) {
    List<TrainedAlgorithm> trained =
        List.of(algorithms).stream()
            .map(ALGORITHMS::named)
            .map(algorithm -> new TrainedAlgorithm(algorithm, quick(algorithm)))
            .toList();
    TrialSettings settings = new TrialSettings(PROBLEM, trained, REGISTRIES.defaultBackend());
    return new Scoring(settings, SCB, agents, 5).score(30, workers);
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

package io.terrarium.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.agent.ddpg.Ddpg;
import io.terrarium.agent.ddpg.Td3;
import io.terrarium.agent.dqn.Dqn;
import io.terrarium.agent.ppo.Ppo;
import io.terrarium.agent.sac.Sac;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConflictTest {

  private static final double LARGEST = Hyperparameter.LARGEST_SIZE;

  @Test
  void the_hyperparameters_that_do_not_go_together_are_named_the_one_to_change_first() {
    requireNamed(
        new Ppo(), Map.of("num-minibatches", 7.), "num-minibatches", "num-envs", "num-steps");
    requireNamed(new Ppo(), Map.of("num-steps", LARGEST), "num-envs", "num-steps");
    requireNamed(
        new Td3(), Map.of("num-envs", 2., "policy-delay", LARGEST), "num-envs", "policy-delay");
    requireNamed(
        new Sac(),
        Map.of("gradient-steps", LARGEST),
        "gradient-steps",
        "total-timesteps",
        "num-envs",
        "fill-buffer");
    requireNamed(new Sac(), Map.of("fill-buffer", 2000.), "buffer-size", "fill-buffer");
    for (Algorithm each : List.of(new Dqn(), new Ddpg(), new Td3())) {
      requireNamed(each, Map.of("buffer-size", 10.), "buffer-size", "fill-buffer");
      requireNamed(each, Map.of("buffer-size", 2000., "num-envs", 3.), "buffer-size", "num-envs");
      requireNamed(
          each, Map.of("total-timesteps", 10.), "total-timesteps", "fill-buffer", "num-envs");
    }
  }

  private static void requireNamed(
      Algorithm algorithm, Map<String, Double> other, String... hyperparameters) {
    Map<String, List<Double>> choices = new LinkedHashMap<>();
    algorithm.hyperparameters().forEach(each -> choices.put(each.name(), each.published()));
    other.forEach((name, value) -> choices.put(name, List.of(value)));
    Conflict conflict =
        algorithm
            .conflict(new HyperparameterSpace(algorithm.name(), choices, "tanh"))
            .orElseThrow();

    assertThat(conflict.hyperparameters()).containsExactly(hyperparameters);
    assertThat(conflict.sentence()).startsWith(hyperparameters[0]).doesNotEndWith(".");
  }
}

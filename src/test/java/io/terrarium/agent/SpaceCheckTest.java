package io.terrarium.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.agent.ppo.Ppo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpaceCheckTest {

  private final Algorithm ppo = new Ppo();

  @Test
  void published_settings_have_nothing_wrong() {
    assertThat(SpaceCheck.complaint(ppo, space(Map.of()))).isEmpty();
  }

  @Test
  void a_value_that_is_missing_out_of_bounds_broken_or_none_is_named() {
    assertThat(complaint("gae-lambda", List.of())).contains("has no gae-lambda");
    assertThat(complaint("num-envs", List.of(-5.0))).contains("num-envs = [-5.0]");
    assertThat(complaint("num-envs", List.of(2.5))).contains("num-envs");
    assertThat(complaint("learning-rate", List.of(0.1, Double.NaN))).contains("learning-rate");
  }

  @Test
  void sizes_that_do_not_fit_each_other_are_named() {
    assertThat(complaint("num-minibatches", List.of(7.0))).contains("num-minibatches must divide");
  }

  private String complaint(String name, List<Double> values) {
    return SpaceCheck.complaint(ppo, space(Map.of(name, values))).orElseThrow();
  }

  private HyperparameterSpace space(Map<String, List<Double>> other) {
    Map<String, List<Double>> choices = new LinkedHashMap<>();
    ppo.hyperparameters().forEach(each -> choices.put(each.name(), each.published()));
    choices.putAll(other);
    return new HyperparameterSpace("ppo", choices, "tanh");
  }
}

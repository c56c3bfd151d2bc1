package io.terrarium.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.agent.ppo.Ppo;
import io.terrarium.math.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HyperparametersTest {

  @Test
  void drawn_values_keep_the_order_of_the_declaration() {
    Map<String, List<Double>> choices = new LinkedHashMap<>();
    new Ppo().hyperparameters().forEach(each -> choices.put(each.name(), each.published()));

    Hyperparameters drawn = new HyperparameterSpace("ppo", choices, "tanh").draw(Key.of(0));

    assertThat(List.copyOf(drawn.values().keySet())).isEqualTo(List.copyOf(choices.keySet()));
  }

  @Test
  void values_are_a_copy() {
    Map<String, Double> values = new LinkedHashMap<>(Map.of("gamma", 0.9));
    Hyperparameters kept = new Hyperparameters(values);

    values.put("gamma", 0.5);

    assertThat(kept.real("gamma")).isEqualTo(0.9f);
  }
}

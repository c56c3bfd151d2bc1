package io.terrarium.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.file.BadInput;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GivenHyperparametersTest {

  @Test
  void an_activation_that_is_not_known_is_refused() {
    assertThatThrownBy(() -> new GivenHyperparameters(Map.of(), Optional.of("gelu")))
        .isInstanceOf(BadInput.class)
        .hasMessage("What is given has the activation gelu; give one of tanh, relu.");
    assertThat(new GivenHyperparameters(Map.of(), Optional.of("relu")).activation())
        .contains("relu");
  }

  @Test
  void what_is_given_stays_as_it_was() {
    Map<String, Double> values = new LinkedHashMap<>(Map.of("gamma", 0.9));
    GivenHyperparameters given = new GivenHyperparameters(values, Optional.empty());
    values.put("gamma", 2.0);

    assertThat(given.values()).containsExactly(Map.entry("gamma", 0.9));
    assertThatThrownBy(() -> given.values().put("gamma", 2.0))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}

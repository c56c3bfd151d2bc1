package io.terrarium.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.ppo.Ppo;
import io.terrarium.file.BadInput;
import io.terrarium.math.Key;
import java.util.LinkedHashMap;
import java.util.List;
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
  void time_limits_are_bootstrapped_where_the_algorithm_can() {
    GivenHyperparameters given =
        GivenHyperparameters.read(List.of("bootstrap-time-limit=true"), new Ppo());
    HyperparameterSpace space = new HyperparameterSpace("ppo", Map.of(), "tanh");

    assertThat(given.flags(space).bootstrapTimeLimit()).isTrue();
    assertThat(given.flags(space).draw(Key.of(0)).values())
        .containsExactly(Map.entry("bootstrap-time-limit", 1.0));
    assertThat(space.draw(Key.of(0)).values()).isEmpty();
    assertThatThrownBy(
            () ->
                GivenHyperparameters.read(
                    List.of("bootstrap-time-limit=true"), new FakeAlgorithm("fake")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(
            "`bootstrap-time-limit` must be false, because fake cannot bootstrap a time limit");
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

  @Test
  void a_flag_may_be_written_as_a_table_shows_it() {
    assertThat(GivenHyperparameters.read(List.of("bootstrap-time-limit=1"), new Ppo()))
        .isEqualTo(GivenHyperparameters.read(List.of("bootstrap-time-limit=true"), new Ppo()));
  }

  @Test
  void what_an_agent_says_of_itself_may_be_given_again() {
    GivenHyperparameters given =
        GivenHyperparameters.of(Map.of("gamma", 0.9, "bootstrap-time-limit", 1.0));

    assertThat(given.values()).containsExactly(Map.entry("gamma", 0.9));
    assertThat(given.bootstrapTimeLimit()).contains(true);
    assertThat(GivenHyperparameters.of(Map.of("gamma", 0.9)).bootstrapTimeLimit()).isEmpty();
  }
}

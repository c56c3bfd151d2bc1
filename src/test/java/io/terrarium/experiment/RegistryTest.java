package io.terrarium.experiment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.agent.Algorithm;
import io.terrarium.file.BadInput;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RegistryTest {

  @Test
  void a_name_that_throws_is_refused_in_a_sentence() {
    refuses(
        "does not say its name (java.lang.IllegalStateException: no name)",
        each -> {
          throw new IllegalStateException("no name");
        });
  }

  @Test
  void a_name_that_is_null_is_refused_in_a_sentence() {
    refuses("does not say its name", each -> null);
  }

  @Test
  void two_of_one_name_are_refused() {
    refuses("Two of the kind algorithm are named same", each -> "same");
  }

  private static void refuses(String sentence, Function<Algorithm, String> name) {
    assertThatThrownBy(() -> Registry.load(Algorithm.class, "algorithm", name))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(sentence)
        .hasMessageEndingWith("plugins/.");
  }
}

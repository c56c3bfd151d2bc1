package io.terrarium.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.file.BadInput;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A wrong request is refused before seconds are spent on measurements. */
@Timeout(value = 4, unit = TimeUnit.SECONDS)
class LocalBenchmarksTest {

  private static final Benchmarks BENCHMARKS = UseCases.load().benchmarks();

  @Test
  void an_unknown_algorithm_is_refused_before_a_known_one_is_measured() {
    refuses("no algorithm nonsense", List.of("ppo", "nonsense"), List.of("simd"), 64);
  }

  @Test
  void an_unknown_backend_is_refused_before_a_known_one_is_used() {
    refuses("no backend nonsense", List.of("ppo"), List.of("simd", "nonsense"), 64);
  }

  @Test
  void a_population_that_no_memory_holds_is_refused() {
    refuses("does not fit into", List.of("ppo"), List.of("simd"), 1 << 24);
  }

  @Test
  void an_algorithm_that_cannot_act_in_the_environment_is_refused() {
    refuses(
        "td3 cannot act in CartPole-v1; leave it out, or name another --environment.",
        new Benchmarks.Request(
            List.of("ppo", "td3"), Optional.of("CartPole-v1"), List.of("simd"), 64, 1));
  }

  @Test
  void an_unknown_environment_is_refused() {
    refuses(
        "no environment nonsense",
        new Benchmarks.Request(List.of(), Optional.of("nonsense"), List.of("simd"), 64, 1));
    assertThatThrownBy(() -> BENCHMARKS.steps(Optional.of("nonsense")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no environment nonsense");
  }

  private static void refuses(
      String sentence, List<String> algorithms, List<String> backends, int population) {
    refuses(
        sentence, new Benchmarks.Request(algorithms, Optional.empty(), backends, population, 1));
  }

  private static void refuses(String sentence, Benchmarks.Request request) {
    assertThatThrownBy(() -> BENCHMARKS.measure(request))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(sentence);
  }
}

package io.terrarium.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.run.BadInput;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What cannot be measured is refused before seconds are spent on the rest. */
@Timeout(value = 1, unit = TimeUnit.SECONDS)
class LocalBenchmarksTest {

  private static final Benchmarks BENCHMARKS = Services.local().benchmarks();

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

  private static void refuses(
      String sentence, List<String> algorithms, List<String> backends, int population) {
    Benchmarks.Request request = new Benchmarks.Request(algorithms, backends, population, 1);
    assertThatThrownBy(() -> BENCHMARKS.measure(request))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(sentence);
  }
}

package io.terrarium.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.compute.Accelerators;
import java.util.List;
import org.junit.jupiter.api.Test;

class AutoBackendTest {

  @Test
  void takes_what_has_an_accelerator_and_says_why() {
    AutoBackend auto = auto(new Accelerators(2, "ND4J finds 2 CUDA devices"));
    assertThat(auto.get()).isEqualTo("nd4j");
    assertThat(auto.sentence())
        .contains("compute.backend = auto takes nd4j: ND4J finds 2 CUDA devices.");
  }

  @Test
  void takes_the_cpu_otherwise_and_says_why() {
    AutoBackend auto = auto(Accelerators.none("ND4J finds no CUDA device"));
    assertThat(auto.get()).isEqualTo("simd");
    assertThat(auto.sentence())
        .contains("compute.backend = auto takes simd: ND4J finds no CUDA device.");
  }

  @Test
  void says_nothing_where_it_was_not_asked() {
    assertThat(auto(new Accelerators(1, "one")).sentence()).isEmpty();
  }

  private static AutoBackend auto(Accelerators found) {
    return new AutoBackend(
        "simd", List.of(FakeBackend.onCpus("simd"), new FakeBackend("nd4j", found)));
  }
}

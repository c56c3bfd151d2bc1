package io.terrarium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.compute.Accelerators;
import io.terrarium.compute.Backend;
import io.terrarium.compute.BackendProvider;
import io.terrarium.compute.Device;
import java.util.List;
import org.junit.jupiter.api.Test;

class AutoBackendTest {

  /** A backend that finds so many cards. */
  private record Fake(String name, Accelerators accelerators) implements BackendProvider {

    @Override
    public int preferredBatch(Device device) {
      return 1;
    }

    @Override
    public Backend open(Device device, int agents) {
      throw new UnsupportedOperationException();
    }

    @Override
    public double peakGflops(double seconds, int workers) {
      return Double.NaN;
    }

    @Override
    public String description() {
      return name;
    }
  }

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
        "simd",
        List.of(
            new Fake("simd", Accelerators.none("simd computes on CPUs")), new Fake("nd4j", found)));
  }
}

package io.terrarium.compute.simd.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FmaPeakTest {

  @Test
  void the_peak_of_any_machine_is_a_positive_number() {
    assertThat(FmaPeak.gflops(0.1, 2)).isPositive().isFinite();
  }
}

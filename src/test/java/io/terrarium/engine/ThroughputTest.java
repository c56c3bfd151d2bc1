package io.terrarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThroughputTest {

  @Test
  void a_lease_is_small_however_fast_its_worker_is() {
    Throughput speed = new Throughput();
    speed.took(1, 1);
    assertThat(speed.blocks(1, 1_000_000_000, 1_000_000, 1)).isEqualTo(1000);
    assertThat(speed.blocks(16, 1_000_000_000, 1_000_000, 1)).isEqualTo(62);
  }
}

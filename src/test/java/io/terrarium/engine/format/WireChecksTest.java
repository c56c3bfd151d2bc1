package io.terrarium.engine.format;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireChecksTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void every_version_up_to_the_newest_can_be_read(int version) {
    assertThatCode(() -> WireChecks.version(version, 3)).doesNotThrowAnyException();
  }

  @Test
  void no_version_and_newer_ones_are_refused() {
    assertThatThrownBy(() -> WireChecks.version(0, 3))
        .hasMessage("its version must be 1 to 3, is 0");
    assertThatThrownBy(() -> WireChecks.version(4, 3))
        .hasMessage("its version must be 1 to 3, is 4");
    assertThatThrownBy(() -> WireChecks.version(-1, 1))
        .hasMessage("its version must be 1, is 4294967295");
  }
}

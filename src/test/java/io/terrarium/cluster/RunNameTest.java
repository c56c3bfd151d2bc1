package io.terrarium.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunNameTest {

  @Test
  void is_the_directorys_own_name_where_that_is_plain() {
    assertThat(RunName.of(Path.of("runs/quickstart-2"))).isEqualTo("quickstart-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "..", ".hidden", "a b", "\u00e4", "x/..", "....", "a\\b"})
  void of_any_directory_is_one(String directory) {
    assertThat(RunName.isOne(RunName.of(Path.of(directory)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../x", "/x", "a/b", "a\\b", ".x", "a b", "a\n"})
  void what_could_lead_elsewhere_is_none(String name) {
    assertThat(RunName.isOne(name)).isFalse();
  }
}

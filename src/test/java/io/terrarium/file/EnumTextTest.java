package io.terrarium.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class EnumTextTest {

  private enum Island {
    MAUI,
    BIG_ISLAND {}
  }

  @Test
  void each_constant_reads_back_from_its_text_in_any_locale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(new Locale("tr"));
    try {
      assertThat(EnumText.all(Island.class)).containsExactly("maui", "big-island");
      for (Island island : Island.values()) {
        assertThat(EnumText.read(Island.class, EnumText.of(island))).isSameAs(island);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void a_text_of_no_constant_is_refused() {
    assertThat(EnumText.find(Island.class, "MAUI")).isEmpty();
    assertThatThrownBy(() -> EnumText.read(Island.class, "big_island"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("it must be one of maui, big-island, is big_island");
  }
}

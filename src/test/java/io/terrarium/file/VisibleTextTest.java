package io.terrarium.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {

  @Test
  void what_a_terminal_would_obey_or_break_a_line_at_is_written_as_its_number() {
    assertThat(VisibleText.of("a\nb\u001b[1m\u007f\u0085\u2028c"))
        .isEqualTo("a\\u000ab\\u001b[1m\\u007f\\u0085\\u2028c");
  }

  @Test
  void everything_else_stays() {
    String text = "\u00fc $1 \\n \\u000a \u65e5\u672c `x`";
    assertThat(VisibleText.of(text)).isEqualTo(text);
  }
}

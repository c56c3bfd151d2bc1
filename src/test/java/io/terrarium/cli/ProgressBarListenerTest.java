package io.terrarium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.app.Evolution;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressBarListenerTest {

  @Test
  void a_terminal_sees_a_bar_that_gives_way_to_the_lines() {
    assertThat(shown(new FakeServices(Path.of("."))))
        .contains("evolving")
        .contains("\r\u001b[Kgeneration 1/2")
        .endsWith("\r\u001b[K");
  }

  @Test
  void a_run_that_is_stopped_leaves_a_clear_line_too() {
    FakeServices stopped = new FakeServices(Path.of("."));
    stopped.finishes = false;
    assertThat(shown(stopped)).endsWith("\r\u001b[K");
  }

  private static String shown(FakeServices services) {
    StringWriter out = new StringWriter();
    Evolution.Prepared run =
        services
            .services()
            .evolution()
            .prepare(
                new Evolution.Request(
                    Path.of("a.conf"), Optional.empty(), 1, Optional.empty(), List.of()));
    run.run(new ProgressBarListener(new PrintWriter(out), run.algorithms()));
    return out.toString();
  }
}

package io.terrarium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressBarListenerTest {

  @Test
  void a_terminal_sees_a_bar_that_gives_way_to_the_lines() {
    StringWriter out = new StringWriter();
    Evolution.Prepared run =
        new FakeServices(Path.of("."))
            .services()
            .evolution()
            .prepare(new Evolution.Request(Path.of("a.conf"), Optional.empty(), 1, List.of()));
    run.run(new ProgressBarListener(new PrintWriter(out), run.algorithms()));
    assertThat(out.toString())
        .contains("evolving")
        .contains("\r\u001b[Kgeneration 1/2")
        .endsWith("\r\u001b[K");
  }
}

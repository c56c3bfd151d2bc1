package io.terrarium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.app.Evolution;
import io.terrarium.experiment.ExperimentSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProgressBarListenerTest {

  @Test
  void a_terminal_sees_a_bar_that_gives_way_to_the_lines() {
    assertThat(shown(new FakeUseCases(Path.of("."))))
        .contains("evolving")
        .contains("\r\u001b[Kgeneration 1/2")
        .endsWith("\r\u001b[K");
  }

  @Test
  void a_run_that_is_stopped_leaves_a_clear_line_too() {
    FakeUseCases stopped = new FakeUseCases(Path.of("."));
    stopped.finishes = false;
    assertThat(shown(stopped)).endsWith("\r\u001b[K");
  }

  private static String shown(FakeUseCases fake) {
    StringWriter out = new StringWriter();
    Evolution.Prepared run =
        fake.useCases()
            .evolution()
            .prepare(
                Evolution.Request.here(
                    ExperimentSource.file(Path.of("config/quickstart.conf")), Path.of("a"), 1));
    run.run(new ProgressBarListener(new PrintWriter(out), run.algorithms()));
    return out.toString();
  }
}

package io.terrarium.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.experiment.ExperimentSource;
import io.terrarium.file.BadInput;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InProcessRunTest {

  private static final Path CONFIG = Path.of("src/test/resources/process/tiny.conf");

  @TempDir Path directory;

  @Test
  void a_listener_s_defect_comes_out_as_it_was_thrown() {
    RuntimeException defect = new NullPointerException("no bar");
    assertThatThrownBy(() -> runWhoseProgressThrows(defect)).isSameAs(defect);
  }

  @Test
  void a_listener_s_refusal_is_the_run_s() {
    assertThatThrownBy(() -> runWhoseProgressThrows(new BadInput("The disk is full.")))
        .isInstanceOf(BadInput.class)
        .hasMessage("The run ended: The disk is full.");
  }

  @Test
  void a_run_that_fails_at_its_start_leaves_no_directory() {
    assertThatThrownBy(() -> runWhoseProgressThrows(new BadInput("The disk is full.")))
        .isInstanceOf(BadInput.class);
    assertThat(directory.resolve("runs")).doesNotExist();
  }

  private void runWhoseProgressThrows(RuntimeException thrown) {
    Evolution.Request request =
        Evolution.Request.here(ExperimentSource.file(CONFIG), directory.resolve("runs/a"), 1);
    try (Evolution.Prepared run = UseCases.load().evolution().prepare(request)) {
      run.run(
          event -> {
            throw thrown;
          });
    }
  }
}

package io.terrarium.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.run.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalEvolutionTest {

  private static final String EXPERIMENT =
      """
      environment = CartPole-v1
      algorithms = [dqn]
      generations = 1
      strategy.population = 2
      evaluation { environments = 1, episode-limit = 10 }
      mean-evaluation.rollouts = 1
      agents.dqn { total-timesteps = 300, fill-buffer = 100, buffer-size = 200 }
      """;

  @TempDir Path directory;

  @Test
  void a_run_that_fails_at_its_start_leaves_no_directory() throws IOException {
    Path run = directory.resolve("runs/a");
    Path config = Files.writeString(directory.resolve("a.conf"), EXPERIMENT);
    Evolution.Request request = new Evolution.Request(config, Optional.of(run), 1, List.of());
    try (Evolution.Prepared prepared = new LocalEvolution(new Catalogue()).prepare(request)) {
      assertThatThrownBy(
              () ->
                  prepared.run(
                      event -> {
                        throw new BadInput("no room");
                      }))
          .isInstanceOf(BadInput.class)
          .hasMessage("The run ended: no room");
    }
    assertThat(run.getParent()).doesNotExist();
  }
}

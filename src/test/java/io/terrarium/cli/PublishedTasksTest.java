package io.terrarium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.app.Evolution;
import io.terrarium.app.UseCases;
import io.terrarium.experiment.ExperimentSource;
import io.terrarium.run.RunEvent;
import io.terrarium.run.RunEvent.GenerationFinished;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The experiments of {@code config/} run to their end, with all numbers small. */
class PublishedTasksTest {

  private static final List<String> SMALL =
      List.of(
          "strategy.population=2",
          "evaluation={ environments = 2, rollouts = 1 }",
          "mean-evaluation.rollouts=1",
          "agents.ppo={ num-steps = 20, total-timesteps = 100 }",
          "agents.sac={ fill-buffer = 50, total-timesteps = 100 }",
          "agents.dqn={ fill-buffer = 50, total-timesteps = 100 }",
          "agents.ddpg={ fill-buffer = 50, total-timesteps = 100 }",
          "agents.td3={ fill-buffer = 50, total-timesteps = 100 }",
          "compute.backend=simd");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {"cartpole", "acrobot", "mountaincar", "mountaincar-continuous", "pendulum"})
  void a_published_task_starts_and_goes_on(String name) {
    assertThat(generations(name, 1)).containsExactly("0 ppo");
    assertThat(directory.resolve("checkpoint.pb")).exists();

    assertThat(generations(name, 2)).containsExactly("1 sac");
    assertThat(directory.resolve("scb.pb")).exists();
  }

  private List<String> generations(String name, int end) {
    List<String> overrides =
        Stream.concat(SMALL.stream(), Stream.of("generations=" + end)).toList();
    Evolution.Request request =
        Evolution.Request.here(
            ExperimentSource.file(Path.of("config", name + ".conf")).with(overrides), directory, 1);
    List<String> finished = new ArrayList<>();
    try (Evolution.Prepared run = UseCases.load().evolution().prepare(request)) {
      run.run(event -> add(event, finished));
    }
    return finished;
  }

  private static void add(RunEvent event, List<String> finished) {
    if (event instanceof GenerationFinished generation) {
      finished.add(generation.record().generation() + " " + generation.record().algorithm());
    }
  }
}

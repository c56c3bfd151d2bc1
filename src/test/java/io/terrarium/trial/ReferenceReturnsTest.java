package io.terrarium.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.terrarium.experiment.Registries;
import io.terrarium.interop.ImportedScb;
import io.terrarium.stats.ReturnStatistics;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The published SCBs give the returns that the published stack measures in them: mean and standard
 * error of agents whose hyperparameters were drawn. Some minutes.
 */
@Tag("reference")
class ReferenceReturnsTest {

  private static final Path PUBLISHED = Path.of("src/test/resources/golden/published");
  private static final Registries REGISTRIES = Registries.load();

  @TempDir Path directory;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "cartpole, ppo, 64, 485.5, 8.3",
    "cartpole, dqn, 64, 496.8, 2.2",
    "cartpole, sac, 32, 378.2, 22.5",
    "acrobot, ppo, 64, -88.5, 2.0",
    "acrobot, dqn, 64, -90.1, 0.6",
    "acrobot, sac, 32, -97.7, 2.4",
    "mountaincar, ppo, 64, -180.7, 2.9",
    "mountaincar, dqn, 64, -129.9, 1.9",
    "mountaincar, sac, 32, -179.3, 4.8",
    "continuous_mountaincar, ppo, 64, 80.4, 1.2",
    "continuous_mountaincar, td3, 64, 96.6, 0.2",
    "continuous_mountaincar, sac, 32, 60.6, 9.1",
    "pendulum, ppo, 64, -447.9, 40.1",
    "pendulum, ddpg, 64, -166.9, 2.2",
    "pendulum, td3, 64, -167.9, 2.3",
    "pendulum, sac, 32, -377.2, 55.4"
  })
  void agents_that_are_trained_in_a_published_scb_have_the_returns_of_the_published_stack(
      String name, String algorithm, int agents, double mean, double sem) {
    ReturnStatistics returns = returns(name, algorithm, agents);

    double noise = 2 * (returns.sem() + sem);
    assertThat(returns.mean()).isCloseTo(mean, within(Math.max(noise, 0.03 * Math.abs(mean))));
  }

  private ReturnStatistics returns(String name, String algorithm, int agents) {
    Path published = PUBLISHED.resolve(name);
    ImportedScb.read(
            published.resolve("checkpoint.pkl"), published.resolve("config.yaml"), REGISTRIES)
        .write(directory);
    int workers = Runtime.getRuntime().availableProcessors();
    return DiscoveryTrials.read(directory, REGISTRIES)
        .score(List.of(algorithm), agents, 0, workers)
        .get(0)
        .statistics();
  }
}

package io.terrarium.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.experiment.Registries;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What was discovered here, and is kept in {@code discovered/}, still trains the agents that it
 * did.
 */
class DiscoveredTest {

  private static final Registries REGISTRIES = Registries.load();

  @ParameterizedTest
  @CsvSource({"cartpole, dqn, 475", "acrobot, dqn, -100"})
  void a_discovered_bandit_trains_agents_for_the_real_environment(
      String name, String algorithm, double least) {
    DiscoveryTrials trials = DiscoveryTrials.read(Path.of("discovered", name), REGISTRIES);

    assertThat(trials.score(List.of(algorithm), 4, 0, 1).get(0).statistics().mean())
        .isGreaterThan(least);
  }
}

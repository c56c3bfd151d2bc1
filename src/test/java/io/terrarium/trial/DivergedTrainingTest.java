package io.terrarium.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.agent.TrainedAgent;
import io.terrarium.compute.Activation;
import io.terrarium.env.Environment;
import io.terrarium.experiment.Registries;
import io.terrarium.file.BadInput;
import io.terrarium.result.AgentFile;
import io.terrarium.result.SavedAgent;
import io.terrarium.scb.Latent;
import io.terrarium.scb.Scb;
import io.terrarium.scb.ScbShape;
import io.terrarium.scb.ScbSpec;
import io.terrarium.task.Discovery;
import io.terrarium.task.ScbDiscoveries;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trainings that end in weights that are not finite. */
class DivergedTrainingTest {

  private static final Registries REGISTRIES = Registries.load();

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "CartPole-v1,ppo",
    "CartPole-v1,dqn",
    "CartPole-v1,sac",
    "Pendulum-v1,ppo",
    "Pendulum-v1,sac",
    "Pendulum-v1,ddpg",
    "Pendulum-v1,td3",
  })
  void have_no_return(String environment, String algorithm) {
    DiscoveryTrials trials = DiscoveryTrials.in(discovery(environment), REGISTRIES);

    Trial trial = trials.train(algorithm, Map.of("total-timesteps", 4000.0), 3);

    assertThat(trial.meanReturn()).isNaN();
  }

  @Test
  void are_counted_as_failed() {
    DiscoveryTrials trials = DiscoveryTrials.in(discovery("CartPole-v1"), REGISTRIES);

    assertThat(trials.score(List.of("ppo"), 2, 0, 1).get(0).statistics().failed()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void leave_agents_that_are_not_played(float weight) {
    SavedAgent agent = agent(weight);
    Path file = directory.resolve("agent.pb");
    AgentFile.write(file, agent);

    assertThatThrownBy(() -> AgentPlayer.of(agent, REGISTRIES))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("The agent has weights that are not finite numbers");
    assertThatThrownBy(() -> AgentPlayer.read(file, REGISTRIES))
        .hasMessageStartingWith(file + " has weights that are not finite numbers");
  }

  @Test
  void an_agent_with_large_weights_is_played() {
    assertThat(AgentPlayer.of(agent(Float.MAX_VALUE), REGISTRIES).play(0)).isPositive();
  }

  private static SavedAgent agent(float weight) {
    Environment environment = REGISTRIES.environments().named("CartPole-v1");
    float[] parameters =
        new float
            [REGISTRIES
                .algorithms()
                .named("dqn")
                .policyShape(environment.observationSize(), environment.actions(), Activation.TANH)
                .parameters()];
    parameters[parameters.length / 2] = weight;
    return new SavedAgent(
        new TrainedAgent("dqn", environment.name(), "tanh", Map.of(), parameters), 4, 20);
  }

  /** Its rewards are infinite. */
  private static Discovery discovery(String name) {
    Environment environment = REGISTRIES.environments().named(name);
    ScbSpec spec = new ScbSpec(1, List.of(2), Activation.RELU, Latent.NORMAL);
    int size =
        new ScbShape(spec, environment.observationSize(), environment.actions()).parameters();
    float[] parameters = new float[size];
    Arrays.fill(parameters, size - 1, size, Float.POSITIVE_INFINITY);
    Scb scb = new Scb(spec, environment.observationSize(), environment.actions(), parameters);
    return ScbDiscoveries.of(name, scb, List.of(), 2, 20);
  }
}

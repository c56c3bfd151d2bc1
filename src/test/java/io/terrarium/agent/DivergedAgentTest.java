package io.terrarium.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.agent.ddpg.Ddpg;
import io.terrarium.agent.ddpg.Td3;
import io.terrarium.agent.dqn.Dqn;
import io.terrarium.agent.play.EpisodePlayer;
import io.terrarium.agent.play.Episodes;
import io.terrarium.agent.ppo.Ppo;
import io.terrarium.agent.sac.Sac;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.Environment;
import io.terrarium.env.RealEnvironment;
import io.terrarium.env.Step;
import io.terrarium.env.VectorEnvironment;
import io.terrarium.env.classic.Acrobot;
import io.terrarium.env.classic.CartPole;
import io.terrarium.env.classic.MountainCar;
import io.terrarium.env.classic.MountainCarContinuous;
import io.terrarium.env.classic.Pendulum;
import io.terrarium.golden.Blocks;
import io.terrarium.math.Key;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An agent whose parameters are NaN has NaN as its return, wherever it is played. */
class DivergedAgentTest {

  private static final int SOUND = 1;
  private static final int AGENTS = 3;
  private static final int LIMIT = 20;

  record Played(Algorithm algorithm, Environment environment) {}

  static Stream<Played> all() {
    List<Algorithm> algorithms = List.of(new Ppo(), new Dqn(), new Sac(), new Ddpg(), new Td3());
    List<Environment> environments =
        List.of(
            new CartPole(),
            new Acrobot(),
            new MountainCar(),
            new MountainCarContinuous(),
            new Pendulum());
    return algorithms.stream()
        .flatMap(
            algorithm ->
                environments.stream()
                    .filter(environment -> algorithm.supports(environment.actions()))
                    .map(environment -> new Played(algorithm, environment)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void its_return_is_not_a_number_on_either_backend(Played played) {
    assertThat(returns(Blocks.backend(), played, 1)).containsExactly(Float.NaN);
    float[] together = returns(Blocks.nd4j(AGENTS), played, 1);
    assertThat(together[0]).isNaN();
    assertThat(together[SOUND]).isFinite();
    assertThat(together[2]).isNaN();
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_single_parameter_that_is_not_a_number_is_enough(Played played) {
    assertThat(returns(Blocks.backend(), played, 1000)).containsExactly(Float.NaN);
    assertThat(returns(Blocks.nd4j(1), played, 1000)).containsExactly(Float.NaN);
  }

  /**
   * The mean returns of agents whose parameters are not numbers, but for those of the second.
   *
   * @param every so many parameters, counted from the last one, one is not a number
   */
  private static float[] returns(Backend backend, Played played, int every) {
    Environment environment = played.environment();
    PolicyShape shape =
        played
            .algorithm()
            .policyShape(environment.observationSize(), environment.actions(), Activation.RELU);
    Block parameters = backend.block(1, shape.parameters());
    for (int agent = 0; agent < backend.agents(); agent++) {
      float[] values = new float[shape.parameters()];
      Arrays.fill(values, .01f);
      for (int i = values.length - 1; i >= 0 && agent != SOUND; i -= every) {
        values[i] = Float.NaN;
      }
      parameters.write(agent, values, 0);
    }
    Key[] keys = new Key[backend.agents()];
    Arrays.fill(keys, Key.of(3));
    Episodes[] episodes =
        new EpisodePlayer(backend, played.algorithm(), shape, parameters, environment, 7)
            .play(keys, LIMIT);
    float[] returns = new float[episodes.length];
    for (int agent = 0; agent < returns.length; agent++) {
      returns[agent] = episodes[agent].meanReturn();
    }
    return returns;
  }

  @ParameterizedTest
  @MethodSource("all")
  void what_it_does_in_training_is_worth_no_number_and_no_environment_sees_it(Played played) {
    Environment environment = played.environment();
    Backend backend = Blocks.backend();
    VectorEnvironment copies = new RealEnvironment(backend, environment, LIMIT).open(2);
    Block observation = backend.block(2, environment.observationSize());
    copies.reset(new Key[] {Key.of(1)}, observation);
    int columns = environment.actions().columns();
    Block action = backend.block(2, columns);
    float[] actions = new float[2 * columns];
    actions[0] = Float.NaN;
    action.write(0, actions, 0);
    Step step = Step.of(backend, 2, environment.observationSize());
    copies.step(observation, action, step);
    assertThat(Blocks.read(step.reward())[0]).isNaN();
    assertThat(Blocks.read(step.reward())[1]).isFinite();
    for (float seen : Blocks.read(step.next())) {
      assertThat(seen).isFinite();
    }
  }
}

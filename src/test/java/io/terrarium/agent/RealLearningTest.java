package io.terrarium.agent;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.agent.ddpg.Td3;
import io.terrarium.agent.dqn.Dqn;
import io.terrarium.agent.play.EpisodePlayer;
import io.terrarium.agent.ppo.Ppo;
import io.terrarium.agent.sac.Sac;
import io.terrarium.compute.Backend;
import io.terrarium.env.Environment;
import io.terrarium.env.RealEnvironment;
import io.terrarium.env.classic.CartPole;
import io.terrarium.env.classic.Pendulum;
import io.terrarium.golden.Blocks;
import io.terrarium.golden.Spaces;
import io.terrarium.math.Key;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Agents learn in the real environments, seeds being fixed. */
class RealLearningTest {

  private static final Map<String, Double> STANDARD =
      Map.of("total-timesteps", 20_000.0, "learning-rate", .001, "gamma", .99);

  private final Backend backend = Blocks.backend();

  @Test
  void ppo_learns_to_balance() {
    // who acts at random gets some 20
    assertThat(train(new Ppo(), new CartPole(), "tanh", STANDARD)).isGreaterThan(150);
  }

  @Test
  void dqn_learns_to_balance() {
    assertThat(train(new Dqn(), new CartPole(), "tanh", STANDARD)).isGreaterThan(150);
  }

  @Test
  void sac_learns_to_swing_up() {
    // who acts at random gets some -1200; with the published 2000 transitions, of five copies, no
    // agent learns this soon
    Map<String, Double> settings =
        Map.ofEntries(
            entry("total-timesteps", 10_000.0),
            entry("num-envs", 1.0),
            entry("buffer-size", 10_000.0),
            entry("batch-size", 64.0),
            entry("gradient-steps", 1.0),
            entry("learning-rate", .003),
            entry("gamma", .95),
            entry("tau", .95));
    assertThat(train(new Sac(), new Pendulum(), "relu", settings)).isGreaterThan(-300);
  }

  @Test
  void td3_learns_to_swing_up() {
    Map<String, Double> settings =
        Map.of("total-timesteps", 10_000.0, "learning-rate", .001, "gamma", .99);
    assertThat(train(new Td3(), new Pendulum(), "relu", settings)).isGreaterThan(-400);
  }

  /** The mean return of 20 episodes. */
  private float train(
      Algorithm algorithm,
      Environment environment,
      String activation,
      Map<String, Double> settings) {
    HyperparameterSpace published = Spaces.published(algorithm, settings);
    HyperparameterSpace space =
        new HyperparameterSpace(algorithm.name(), published.choices(), activation);
    int limit = environment.episodeLimit();
    Trainer trainer =
        algorithm.trainer(backend, space, new RealEnvironment(backend, environment, limit));
    Key[] keys = {Key.of(1)};
    trainer.train(keys, List.of(space.draw(keys[0])));
    PolicyShape shape =
        algorithm.policyShape(
            environment.observationSize(), environment.actions(), space.hiddenActivation());
    return new EpisodePlayer(backend, algorithm, shape, trainer.policyParameters(), environment, 20)
        .play(keys, limit)[0].meanReturn();
  }
}

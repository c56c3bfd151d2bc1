package io.terrarium.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.Hyperparameters;
import io.terrarium.agent.dqn.Dqn;
import io.terrarium.agent.ppo.Ppo;
import io.terrarium.compute.Activation;
import io.terrarium.compute.BackendProvider;
import io.terrarium.compute.Device;
import io.terrarium.compute.simd.SimdProvider;
import io.terrarium.env.Environment;
import io.terrarium.env.classic.CartPole;
import io.terrarium.golden.Spaces;
import io.terrarium.math.Key;
import io.terrarium.scb.Latent;
import io.terrarium.scb.ScbSpec;
import io.terrarium.strategy.Snes;
import io.terrarium.strategy.StrategySettings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A candidate's fitness over several trainings. */
class RolloutsTest {

  private static final int ROLLOUTS = 5;
  private static final ScbSpec SPEC = new ScbSpec(1, List.of(4), Activation.RELU, Latent.NORMAL);
  private static final Environment CART_POLE = new CartPole();
  private static final BackendProvider SIMD = new SimdProvider();

  /** Generation 0 trains DQN, generation 1 PPO. */
  private static final List<Algorithm> ALGORITHMS = List.of(new Dqn(), new Ppo());

  private static final List<HyperparameterSpace> AGENTS =
      List.of(
          Spaces.published(
              new Dqn(), Map.of("total-timesteps", 400., "fill-buffer", 100., "buffer-size", 400.)),
          Spaces.published(
              new Ppo(), Map.of("total-timesteps", 200., "num-steps", 20., "num-epochs", 2.)));

  @Test
  void fitness_is_the_mean_of_as_many_trainings_in_their_order() {
    EvolutionTask task = task(ROLLOUTS);
    Round round = new Round(1, Phase.POPULATION, task.initialState());
    int[] indices = {3, 0, 2};
    Outcome[] outcomes = task.open(Device.cpu(0)).evaluate(round, indices);
    for (int i = 0; i < indices.length; i++) {
      Outcome[] each = trained(task, round, indices[i]);
      double fitness = 0;
      long steps = 0;
      Set<Float> different = new HashSet<>();
      for (Outcome outcome : each) {
        fitness += outcome.fitness();
        steps += outcome.steps();
        different.add(outcome.fitness());
      }
      assertThat(different).hasSizeGreaterThan(2);
      assertThat(outcomes[i].fitness()).isEqualTo((float) (fitness / ROLLOUTS));
      assertThat(outcomes[i].steps()).isEqualTo(steps);
    }
  }

  /** The trainings of one candidate, each by a runner of its own. */
  private static Outcome[] trained(EvolutionTask task, Round round, int index) {
    Outcome[] outcomes = new Outcome[ROLLOUTS];
    for (int rollout = 0; rollout < ROLLOUTS; rollout++) {
      Key[] keys = {task.trainingKey(round.generation(), rollout)};
      float[][] candidate = task.candidates(round, new int[] {index});
      outcomes[rollout] = runner(1).run(candidate, keys, 100)[0];
    }
    return outcomes;
  }

  @Test
  void each_rollout_has_hyperparameters_and_draws_of_its_own_which_all_candidates_share() {
    EvolutionTask task = task(ROLLOUTS);
    Set<Key> keys = new HashSet<>();
    Set<Hyperparameters> drawn = new HashSet<>();
    for (int rollout = 0; rollout < ROLLOUTS; rollout++) {
      Key key = task.trainingKey(0, rollout);
      keys.add(key);
      drawn.add(AGENTS.get(0).drawFor(key));
      assertThat(task.trainingKey(1, rollout)).isNotIn(keys);
    }
    assertThat(keys).hasSize(ROLLOUTS);
    assertThat(drawn).hasSizeGreaterThan(ROLLOUTS / 2);
  }

  @Test
  void the_outcome_of_a_unit_does_not_depend_on_the_lease_that_it_is_in() {
    EvolutionTask task = task(3);
    Round round = new Round(0, Phase.POPULATION, task.initialState());
    Evaluator evaluator = task.open(Device.cpu(0));
    Outcome[] together = evaluator.evaluate(round, new int[] {0, 1, 2, 3});
    for (int index : new int[] {2, 0, 3, 1}) {
      assertThat(evaluator.evaluate(round, new int[] {index})).containsExactly(together[index]);
    }
  }

  @Test
  void trainings_are_counted_with_the_rollouts_of_the_population_alone() {
    assertThat(task(ROLLOUTS).units(Phase.POPULATION)).isEqualTo(4);
    assertThat(task(ROLLOUTS).trainings(Phase.POPULATION)).isEqualTo(4 * ROLLOUTS);
    assertThat(task(ROLLOUTS).trainings(Phase.MEAN)).isEqualTo(2 * 2);
  }

  private static TrialRunner runner(int algorithm) {
    return new ScbProblem(SPEC, CART_POLE, 4)
        .open(SIMD.open(Device.cpu(0), 1), ALGORITHMS.get(algorithm), AGENTS.get(algorithm));
  }

  private static EvolutionTask task(int rollouts) {
    return new EvolutionTask(
        new EvolutionSettings(
            0,
            new TrialSettings(
                new ScbProblem(SPEC, CART_POLE, 4),
                IntStream.range(0, 2).mapToObj(RolloutsTest::trained).toList(),
                SIMD),
            new Snes(),
            StrategySettings.of(new Snes(), 4, 1),
            new EvaluationSettings(4, EpisodeLimit.constant(100), rollouts),
            new MeanEvaluation(1, 2)));
  }

  private static TrainedAlgorithm trained(int algorithm) {
    return new TrainedAlgorithm(ALGORITHMS.get(algorithm), AGENTS.get(algorithm));
  }
}

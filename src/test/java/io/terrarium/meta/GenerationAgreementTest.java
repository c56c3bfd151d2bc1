package io.terrarium.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.dqn.Dqn;
import io.terrarium.agent.ppo.Ppo;
import io.terrarium.compute.Activation;
import io.terrarium.compute.BackendProvider;
import io.terrarium.compute.Device;
import io.terrarium.compute.nd4j.Nd4jProvider;
import io.terrarium.compute.simd.SimdProvider;
import io.terrarium.env.classic.CartPole;
import io.terrarium.golden.Spaces;
import io.terrarium.scb.Latent;
import io.terrarium.scb.ScbSpec;
import io.terrarium.strategy.Snes;
import io.terrarium.strategy.StrategySettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A generation of the same candidates on both backends, with the published full trainings. */
class GenerationAgreementTest {

  private static final int POPULATION = 8;

  static List<Algorithm> algorithms() {
    return List.of(new Ppo(), new Dqn());
  }

  /** Rounding makes trainings drift apart, so that what differs is the luck of each. */
  @ParameterizedTest
  @MethodSource("algorithms")
  void the_fitness_of_a_generation_agrees_within_sampling_error(Algorithm algorithm) {
    float[] simd = fitness(new SimdProvider(), algorithm);
    float[] nd4j = fitness(new Nd4jProvider(), algorithm);
    double[] differences =
        IntStream.range(0, POPULATION).mapToDouble(i -> nd4j[i] - simd[i]).toArray();
    assertThat(Math.abs(mean(differences)))
        .as("mean of the differences " + Arrays.toString(differences))
        .isLessThan(4 * standardError(differences) + 1);
  }

  private static double standardError(double[] values) {
    double mean = mean(values);
    double variance = mean(DoubleStream.of(values).map(x -> (x - mean) * (x - mean)).toArray());
    return Math.sqrt(variance / (values.length - 1));
  }

  private static double mean(double[] values) {
    return DoubleStream.of(values).average().orElseThrow();
  }

  private static float[] fitness(BackendProvider backend, Algorithm algorithm) {
    MetaTask task = task(backend, algorithm);
    Round round = new Round(0, Phase.POPULATION, task.initialState());
    Outcome[] outcomes =
        task.open(Device.cpu(0)).evaluate(round, IntStream.range(0, POPULATION).toArray());
    float[] fitness = new float[POPULATION];
    for (int i = 0; i < POPULATION; i++) {
      fitness[i] = outcomes[i].fitness();
    }
    return fitness;
  }

  private static MetaTask task(BackendProvider backend, Algorithm algorithm) {
    return new EvolutionTask(
        new EvolutionSettings(
            0,
            new TrialSettings(
                new ScbProblem(
                    new ScbSpec(1, List.of(32), Activation.RELU, Latent.NORMAL),
                    new CartPole(),
                    50),
                List.of(
                    new TrainedAlgorithm(
                        algorithm,
                        Spaces.published(algorithm, Map.of("total-timesteps", 10_000.)))),
                backend),
            new Snes(),
            StrategySettings.of(new Snes(), POPULATION, 1),
            new EvaluationSettings(50, EpisodeLimit.constant(500), 1),
            new MeanEvaluation(1, 1)));
  }
}

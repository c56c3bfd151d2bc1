package io.terrarium.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.compute.Activation;
import io.terrarium.meta.EpisodeLimit;
import io.terrarium.meta.EvaluationSettings;
import io.terrarium.meta.MeanEvaluation;
import io.terrarium.run.Samples;
import io.terrarium.scb.Latent;
import io.terrarium.scb.ScbSpec;
import io.terrarium.strategy.Snes;
import io.terrarium.strategy.StrategySettings;
import io.terrarium.task.ScbDiscoveries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentTextTest {

  private static final String RESOLVED =
      """
      environment = "CartPole-v1"
      seed = 0
      algorithms = ["ppo", "dqn"]
      generations = 30
      strategy.name = "snes"
      strategy.population = 128
      strategy.sigma = 0.05
      strategy.temperature = 0
      strategy.antithetic = false
      synthetic.horizon = 1
      synthetic.hidden = [2]
      synthetic.activation = "relu"
      synthetic.latent = "normal"
      evaluation.environments = 50
      evaluation.episode-limit = 500
      evaluation.rollouts = 1
      mean-evaluation.frequency = 1
      mean-evaluation.rollouts = 64
      agents.ppo.batch-size = 50
      agents.ppo.learning-rate = [0.01, 0.005, 0.0001]
      agents.ppo.gamma = 0.99
      agents.ppo.double = [1, 0]
      agents.ppo.activation = "tanh"
      agents.dqn.batch-size = 50
      agents.dqn.learning-rate = [0.01, 0.005, 0.0001]
      agents.dqn.gamma = 0.99
      agents.dqn.double = [1, 0]
      agents.dqn.activation = "tanh"
      compute.backend = "simd"
      """;

  @Test
  void a_resolved_experiment_is_these_bytes(@TempDir Path directory) {
    assertThat(ExperimentText.text(Samples.experiment(directory))).isEqualTo(RESOLVED);
  }

  @Test
  void what_only_some_strategies_use_is_written_for_those(@TempDir Path directory)
      throws IOException {
    Experiment pgpe =
        Samples.experiment(
            directory,
            "strategy.name=pgpe",
            "strategy.shaping=z-score",
            "strategy.antithetic=true");

    assertThat(ExperimentText.text(pgpe))
        .contains(
            """
            strategy.antithetic = true
            strategy.shaping = "z-score"
            strategy.learning-rate = 0.01
            """);
    assertThat(readBack(ExperimentText.text(pgpe))).isEqualTo(pgpe);
  }

  @Test
  void the_size_of_a_latent_is_written_where_it_is_another_than_the_observation_s(
      @TempDir Path directory) throws IOException {
    Experiment three = Samples.experiment(directory, "synthetic.latent-size=3");

    assertThat(ExperimentText.text(three)).contains("synthetic.latent-size = 3\n");
    assertThat(readBack(ExperimentText.text(three))).isEqualTo(three);
    assertThat(Samples.experiment(directory, "synthetic.latent-size=4"))
        .isEqualTo(Samples.experiment(directory));
  }

  @Property(tries = 200)
  void what_is_written_reads_back_as_the_same_experiment(
      @ForAll long seed,
      @ForAll @LongRange(min = 1) long generations,
      @ForAll @IntRange(min = 1, max = 1000) int pairs,
      @ForAll @IntRange(min = 1, max = 0x7f7fffff) int sigmaBits,
      @ForAll @FloatRange(max = 100) float temperature,
      @ForAll boolean antithetic,
      @ForAll @IntRange(min = 1, max = 5000) int limit,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 64) Integer> hidden,
      @ForAll @Size(min = 1, max = 5)
          List<@DoubleRange(min = 0.01, max = 1) @Scale(9) Double> rates,
      @ForAll Latent latent,
      @ForAll boolean scheduled,
      @ForAll Optional<@FloatRange(min = -500, max = 500) Float> stop)
      throws IOException {
    Experiment experiment =
        new Experiment(
            "CartPole-v1",
            seed,
            List.of("dqn"),
            generations,
            StrategySettings.of(new Snes(), 2 * pairs, Float.intBitsToFloat(sigmaBits))
                .with("temperature", temperature)
                .with("antithetic", antithetic),
            ScbDiscoveries.task(new ScbSpec(limit, hidden, Activation.TANH, latent)),
            new EvaluationSettings(
                pairs,
                scheduled ? new EpisodeLimit(limit, 1000, pairs, 16) : EpisodeLimit.constant(limit),
                2),
            new MeanEvaluation(pairs, 3),
            List.of(space(rates)),
            stop.map(score -> new StopCondition(score, 2)),
            "simd",
            scheduled);

    assertThat(readBack(ExperimentText.text(experiment))).isEqualTo(experiment);
  }

  private static HyperparameterSpace space(List<Double> rates) {
    Map<String, List<Double>> choices = new LinkedHashMap<>();
    choices.put("batch-size", List.of(25.0));
    choices.put("learning-rate", rates);
    choices.put("gamma", List.of(0.5, 1.0));
    choices.put("double", List.of(0.0));
    return new HyperparameterSpace("dqn", choices, "relu");
  }

  private static Experiment readBack(String text) throws IOException {
    Path file = Files.createTempFile("experiment", ".conf");
    try {
      Files.writeString(file, text);
      return Samples.read(file);
    } finally {
      Files.delete(file);
    }
  }
}

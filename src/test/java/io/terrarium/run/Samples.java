package io.terrarium.run;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.TrainedAgent;
import io.terrarium.compute.BackendProvider;
import io.terrarium.env.ActionSpace.Box;
import io.terrarium.env.ActionSpace.Discrete;
import io.terrarium.env.Environment;
import io.terrarium.experiment.Experiment;
import io.terrarium.experiment.ExperimentSource;
import io.terrarium.experiment.FakeAlgorithm;
import io.terrarium.experiment.FakeBackend;
import io.terrarium.experiment.FakeEnvironment;
import io.terrarium.experiment.Registries;
import io.terrarium.meta.RunState;
import io.terrarium.registry.Registry;
import io.terrarium.result.SavedAgent;
import io.terrarium.run.RunEvent.GenerationFinished;
import io.terrarium.strategy.Pgpe;
import io.terrarium.strategy.SearchState;
import io.terrarium.strategy.SepCmaEs;
import io.terrarium.strategy.Snes;
import io.terrarium.strategy.Strategy;
import io.terrarium.task.ScbDiscoveries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Small experiments, states and results for tests. */
public final class Samples {

  public static final FakeEnvironment CART_POLE =
      new FakeEnvironment("CartPole-v1", 4, new Discrete(2));
  static final FakeEnvironment PENDULUM = new FakeEnvironment("Pendulum-v1", 3, new Box(1, -2, 2));
  public static final Registries REGISTRIES =
      new Registries(
          new Registry<>(
              "algorithm",
              List.of(new FakeAlgorithm("ppo"), new FakeAlgorithm("dqn")),
              Algorithm::name),
          new Registry<>("environment", List.of(CART_POLE, PENDULUM), Environment::name),
          new Registry<>(
              "strategy", List.of(new Snes(), new Pgpe(), new SepCmaEs()), Strategy::name),
          ScbDiscoveries.KINDS,
          new Registry<>(
              "backend",
              List.of(FakeBackend.onCpus("simd"), FakeBackend.onCpus("plain")),
              BackendProvider::name));
  static final Timing TIMING =
      new Timing(Optional.of(Instant.parse("2026-01-01T00:00:02Z")), 2, 128, OptionalInt.of(3));
  public static final String SMALL =
      """
      environment = CartPole-v1
      algorithms = [ppo, dqn]
      synthetic.hidden = [2]
      generations = 30
      """;

  private Samples() {}

  public static Experiment experiment(Path directory, String... overrides) {
    return read(config(directory, SMALL), overrides);
  }

  public static Experiment read(Path file, String... overrides) {
    return ExperimentSource.file(file).with(List.of(overrides)).setUp(REGISTRIES).experiment();
  }

  public static Path config(Path directory, String text) {
    try {
      return Files.writeString(directory.resolve("experiment-file.conf"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The result of {@link #SMALL}, with networks 4 -> 2 -> 4 and 6 -> 2 -> 1. */
  public static RunState state(long nextGeneration) {
    return new RunState(nextGeneration, search(10 + 12 + 14 + 3), 1);
  }

  public static SearchState search(int dimensions) {
    float[] mean = new float[dimensions];
    float[] sigma = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      mean[i] = (i - 7) * 0.1f;
      sigma[i] = 1f / (i + 3);
    }
    return SearchState.unnamed(mean, sigma, List.of(new float[] {1.5f, -2}));
  }

  static GenerationFinished finished(long generation, Float... scores) {
    GenerationRecord record =
        new GenerationRecord(
            generation, "ppo", 500, 21.5f, 200, 3.25f, 0, 0.15f, List.of(scores), 1000);
    return new GenerationFinished(record, state(generation + 1), TIMING);
  }

  /** The first generations of a run. */
  static List<FinishedGeneration> kept(int generations, Timing timing) {
    return IntStream.range(0, generations)
        .mapToObj(generation -> new FinishedGeneration(finished(generation).record(), timing))
        .toList();
  }

  static SavedAgent agent() {
    Map<String, Double> drawn = new LinkedHashMap<>();
    drawn.put("num-envs", 5.0);
    drawn.put("learning-rate", 0.005);
    return new SavedAgent(
        new TrainedAgent(
            "ppo",
            "CartPole-v1",
            "tanh",
            Collections.unmodifiableMap(drawn),
            new float[] {1, -2.5f}),
        50,
        500);
  }

  /** The file with each of its bits flipped in turn, then cut to each shorter length. */
  static List<byte[]> damaged(byte[] good) {
    List<byte[]> damaged = new ArrayList<>();
    for (int bit = 0; bit < 8 * good.length; bit++) {
      byte[] flipped = good.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      damaged.add(flipped);
    }
    for (int length = 0; length < good.length; length++) {
      damaged.add(Arrays.copyOf(good, length));
    }
    return damaged;
  }
}

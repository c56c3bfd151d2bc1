package io.terrarium.cli;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.Hyperparameter;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.compute.Activation;
import io.terrarium.compute.BackendProvider;
import io.terrarium.compute.Device;
import io.terrarium.env.Environment;
import io.terrarium.meta.EpisodeLimit;
import io.terrarium.meta.EvaluationSettings;
import io.terrarium.meta.MeanEvaluation;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.Phase;
import io.terrarium.meta.Round;
import io.terrarium.meta.ScbTask;
import io.terrarium.meta.ScbTaskSettings;
import io.terrarium.scb.Latent;
import io.terrarium.scb.ScbSpec;
import io.terrarium.strategy.Strategy;
import io.terrarium.strategy.StrategySettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures with the published CartPole settings and candidates around the initial mean. */
final class LocalBenchmarks implements Benchmarks {

  private static final double PEAK_SECONDS = 2;

  /** After so many the JVM has compiled what counts. */
  private static final int WARM_TRAININGS = 32;

  private final Catalogue catalogue;
  private final Environment environment;
  private final Strategy strategy;

  LocalBenchmarks(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.environment = catalogue.environment("CartPole-v1");
    this.strategy = catalogue.strategy("snes");
  }

  @Override
  public List<String> algorithms() {
    return catalogue.algorithms().stream()
        .filter(algorithm -> algorithm.supports(environment.actions()))
        .map(Algorithm::name)
        .toList();
  }

  @Override
  public List<Result> measure(Request request) {
    return request.algorithms().stream()
        .flatMap(
            name ->
                request.backends().stream()
                    .map(
                        backend ->
                            measure(
                                catalogue.algorithm(name), catalogue.backend(backend), request)))
        .toList();
  }

  private Result measure(Algorithm algorithm, BackendProvider backend, Request request) {
    HyperparameterSpace space = published(algorithm);
    Timing timing = time(task(algorithm, space, backend, request.population()), backend, request);
    double multiplyAdds =
        (double) request.population()
            * algorithm.updateMultiplyAdds(
                space, environment.observationSize(), environment.actions());
    double gflops = 2 * multiplyAdds / timing.seconds() * 1e-9;
    return new Result(
        algorithm.name(),
        environment.name(),
        backend.name(),
        request.population(),
        timing.workers(),
        timing.seconds(),
        request.population() / timing.seconds(),
        gflops,
        timing.peak(),
        gflops / timing.peak());
  }

  private record Timing(int workers, double seconds, double peak) {}

  /**
   * The wall-clock time of a population, after others that warmed the JVM. The peak is the mean of
   * one measured just before and one just after, because others may use the machine too; whatever
   * computes on the CPU's cores has their peak. Workers are those that the backend had devices for.
   */
  private Timing time(MetaTask task, BackendProvider backend, Request request) {
    List<Device> devices = backend.devices(request.workers());
    int workers = devices.size();
    BackendProvider peak = devices.stream().allMatch(Device::isCpu) ? catalogue.backend() : backend;
    try (WorkerPool pool = new WorkerPool(task, devices)) {
      int population = task.units(Phase.POPULATION);
      for (int trainings = 0; trainings < WARM_TRAININGS; trainings += population) {
        pool.evaluate(new Round(0, Phase.POPULATION, task.initialState()));
      }
      double before = peak.peakGflops(PEAK_SECONDS, workers);
      long begin = System.nanoTime();
      pool.evaluate(new Round(1, Phase.POPULATION, task.initialState()));
      double seconds = (System.nanoTime() - begin) * 1e-9;
      double after = peak.peakGflops(PEAK_SECONDS, workers);
      return new Timing(workers, seconds, (before + after) / 2);
    }
  }

  private MetaTask task(
      Algorithm algorithm, HyperparameterSpace space, BackendProvider backend, int population) {
    int limit = environment.episodeLimit();
    return new ScbTask(
        new ScbTaskSettings(
            0,
            environment,
            List.of(algorithm),
            List.of(space),
            new ScbSpec(1, List.of(32), Activation.RELU, Latent.NORMAL),
            strategy,
            new StrategySettings(strategy.name(), population, 0.05f, 0, false),
            new EvaluationSettings(50, EpisodeLimit.constant(limit), 1),
            new MeanEvaluation(1, 64),
            backend));
  }

  private static HyperparameterSpace published(Algorithm algorithm) {
    Map<String, List<Double>> choices = new LinkedHashMap<>();
    for (Hyperparameter each : algorithm.hyperparameters()) {
      choices.put(each.name(), each.published());
    }
    return new HyperparameterSpace(algorithm.name(), choices, "tanh");
  }
}

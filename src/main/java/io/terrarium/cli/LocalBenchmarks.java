package io.terrarium.cli;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.SpaceCheck;
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
import io.terrarium.meta.WorkerPool;
import io.terrarium.run.BadInput;
import io.terrarium.run.Memory;
import io.terrarium.run.PublishedSettings;
import io.terrarium.run.Registries;
import io.terrarium.scb.Latent;
import io.terrarium.scb.ScbSpec;
import io.terrarium.strategy.Strategy;
import io.terrarium.strategy.StrategySettings;
import java.util.List;

/** Measures with the published CartPole settings and candidates around the initial mean. */
final class LocalBenchmarks implements Benchmarks {

  private static final double PEAK_SECONDS = 2;

  /** After so many the JVM has compiled what counts. */
  private static final int WARM_TRAININGS = 32;

  private final Registries registries;
  private final Environment environment;
  private final Strategy strategy;

  LocalBenchmarks(Registries registries) {
    this.registries = registries;
    this.environment = registries.environments().named("CartPole-v1");
    this.strategy = registries.strategies().named("snes");
  }

  @Override
  public List<String> algorithms() {
    return registries.algorithms().all().stream()
        .filter(algorithm -> algorithm.supports(environment.actions()))
        .map(Algorithm::name)
        .toList();
  }

  @Override
  public List<Result> measure(Request request) {
    List<BackendProvider> backends =
        request.backends().stream().map(registries::usableBackend).toList();
    List<Subject> subjects =
        request.algorithms().stream()
            .map(this::measurable)
            .flatMap(
                algorithm -> backends.stream().map(backend -> subject(algorithm, backend, request)))
            .toList();
    return subjects.stream().map(subject -> measure(subject, request.population())).toList();
  }

  /** What is measured: all of it is known to be right before the first measurement begins. */
  private record Subject(
      Algorithm algorithm,
      HyperparameterSpace space,
      BackendProvider backend,
      List<Device> devices,
      MetaTask task) {}

  private Algorithm measurable(String name) {
    Algorithm algorithm = registries.algorithms().named(name);
    if (!algorithm.supports(environment.actions())) {
      throw new BadInput(
          "%s cannot act in %s, which bench measures with; known to are %s."
              .formatted(name, environment.name(), String.join(", ", algorithms())));
    }
    SpaceCheck.complaint(algorithm, published(algorithm))
        .ifPresent(
            complaint -> {
              throw new BadInput(
                  "The published settings of %s cannot be measured: it %s; leave it out."
                      .formatted(name, complaint));
            });
    return algorithm;
  }

  private Subject subject(Algorithm algorithm, BackendProvider backend, Request request) {
    HyperparameterSpace space = published(algorithm);
    MetaTask task = task(algorithm, space, backend, request.population());
    Memory.requireUnits("The generation to measure", task);
    return new Subject(algorithm, space, backend, backend.devices(request.workers()), task);
  }

  private Result measure(Subject subject, int population) {
    Timing timing = time(subject);
    double multiplyAdds =
        (double) population
            * subject.algorithm.updateMultiplyAdds(
                subject.space, environment.observationSize(), environment.actions());
    double gflops = 2 * multiplyAdds / timing.seconds() * 1e-9;
    return new Result(
        subject.algorithm.name(),
        environment.name(),
        subject.backend.name(),
        population,
        subject.devices.size(),
        timing.seconds(),
        population / timing.seconds(),
        gflops,
        timing.peak(),
        gflops / timing.peak());
  }

  private record Timing(double seconds, double peak) {}

  /**
   * The wall-clock time of a population, after others that warmed the JVM. The peak is the mean of
   * one measured just before and one just after, because others may use the machine too; whatever
   * computes on the CPU's cores has their peak.
   */
  private Timing time(Subject subject) {
    MetaTask task = subject.task;
    List<Device> devices = subject.devices;
    BackendProvider peak =
        devices.stream().allMatch(Device::isCpu) ? registries.defaultBackend() : subject.backend;
    try (WorkerPool pool = new WorkerPool(task, devices)) {
      int population = task.units(Phase.POPULATION);
      for (int trainings = 0; trainings < WARM_TRAININGS; trainings += population) {
        pool.evaluate(new Round(0, Phase.POPULATION, task.initialState()));
      }
      double before = peak.peakGflops(PEAK_SECONDS, devices.size());
      long begin = System.nanoTime();
      pool.evaluate(new Round(1, Phase.POPULATION, task.initialState()));
      double seconds = (System.nanoTime() - begin) * 1e-9;
      double after = peak.peakGflops(PEAK_SECONDS, devices.size());
      return new Timing(seconds, (before + after) / 2);
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

  private HyperparameterSpace published(Algorithm algorithm) {
    return PublishedSettings.space(algorithm, environment.name());
  }
}

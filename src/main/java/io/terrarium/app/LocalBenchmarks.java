package io.terrarium.app;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.SpaceCheck;
import io.terrarium.compute.Activation;
import io.terrarium.compute.BackendProvider;
import io.terrarium.compute.Device;
import io.terrarium.env.Environment;
import io.terrarium.experiment.MemoryCheck;
import io.terrarium.experiment.PublishedSettings;
import io.terrarium.experiment.Registries;
import io.terrarium.file.BadInput;
import io.terrarium.meta.ScbProblem;
import io.terrarium.meta.TrainedAlgorithm;
import io.terrarium.meta.TrialSettings;
import io.terrarium.meta.WorkerPool;
import io.terrarium.scb.Latent;
import io.terrarium.scb.ScbSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Measures with the published settings and candidates around the initial mean. */
final class LocalBenchmarks implements Benchmarks {

  private static final double PEAK_SECONDS = 2;

  /** Evaluation episodes of an agent, as published. */
  private static final int EPISODES = 50;

  /** After so many the JVM has compiled what counts. */
  private static final int WARM_TRAININGS = 32;

  /** An algorithm is measured in the first that it can act in. */
  private static final List<String> USUAL = List.of("CartPole-v1", "Pendulum-v1");

  private final Registries registries;

  LocalBenchmarks(Registries registries) {
    this.registries = registries;
  }

  @Override
  public List<Result> measure(Request request) {
    List<BackendProvider> backends =
        request.backends().stream().map(registries::usableBackend).toList();
    List<Subject> subjects =
        places(request).stream()
            .flatMap(place -> backends.stream().map(backend -> subject(place, backend, request)))
            .toList();
    return subjects.stream().map(subject -> measure(subject, request.population())).toList();
  }

  @Override
  public List<Steps> steps(Optional<String> environment) {
    List<String> names =
        environment.map(List::of).orElseGet(() -> registries.environments().names());
    List<Environment> stepped = names.stream().map(registries.environments()::named).toList();
    return stepped.stream().map(each -> new SteppedEnvironment(each).measure()).toList();
  }

  /** An algorithm where it is measured, and what it draws from there. */
  private record Place(
      Algorithm algorithm, Environment environment, HyperparameterSpace published) {}

  /** What is measured: all of it is known to be right before the first measurement begins. */
  private record Subject(
      Place place, BackendProvider backend, List<Device> devices, TrialSettings trials) {}

  private List<Place> places(Request request) {
    List<String> environments = request.environment().map(List::of).orElse(USUAL);
    Stream<Place> places =
        request.algorithms().isEmpty()
            ? registries.algorithms().all().stream()
                .flatMap(algorithm -> possible(algorithm, environments))
            : request.algorithms().stream().map(name -> place(name, environments));
    return places.map(LocalBenchmarks::measurable).toList();
  }

  private Place place(String name, List<String> environments) {
    return possible(registries.algorithms().named(name), environments)
        .findFirst()
        .orElseThrow(
            () ->
                new BadInput(
                    "%s cannot act in %s; leave it out, or name another --environment."
                        .formatted(name, String.join(" or ", environments))));
  }

  private static Place measurable(Place place) {
    SpaceCheck.complaint(place.algorithm(), place.published())
        .ifPresent(
            complaint -> {
              throw new BadInput(
                  "The published settings of %s cannot be measured: it %s; leave it out."
                      .formatted(place.algorithm().name(), complaint));
            });
    return place;
  }

  /** The first environment that an algorithm can act in, if there is one. */
  private Stream<Place> possible(Algorithm algorithm, List<String> environments) {
    return environments.stream()
        .map(registries.environments()::named)
        .filter(environment -> algorithm.supports(environment.actions()))
        .limit(1)
        .map(environment -> new Place(algorithm, environment, published(algorithm, environment)));
  }

  private HyperparameterSpace published(Algorithm algorithm, Environment environment) {
    return PublishedSettings.of(environment.name(), registries).space(algorithm);
  }

  private Subject subject(Place place, BackendProvider backend, Request request) {
    MemoryCheck.requireUnits("The generation to measure", request.population());
    return new Subject(place, backend, backend.devices(request.workers()), trials(place, backend));
  }

  private Result measure(Subject subject, int population) {
    Timing timing = time(subject, population);
    Environment environment = subject.place.environment;
    double multiplyAdds =
        (double) population
            * subject.place.algorithm.updateMultiplyAdds(
                subject.place.published, environment.observationSize(), environment.actions());
    double gflops = 2 * multiplyAdds / timing.seconds() * 1e-9;
    return new Result(
        subject.place.algorithm.name(),
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
  private Timing time(Subject subject, int population) {
    List<Device> devices = subject.devices;
    BackendProvider peak =
        devices.stream().allMatch(Device::isCpu) ? registries.defaultBackend() : subject.backend;
    int limit = subject.place.environment.episodeLimit();
    try (WorkerPool pool =
        new WorkerPool(device -> PopulationTrials.open(subject.trials, device, limit), devices)) {
      for (int trainings = 0; trainings < WARM_TRAININGS; trainings += population) {
        pool.evaluate(population);
      }
      double before = peak.peakGflops(PEAK_SECONDS, devices.size());
      long begin = System.nanoTime();
      pool.evaluate(population);
      double seconds = (System.nanoTime() - begin) * 1e-9;
      double after = peak.peakGflops(PEAK_SECONDS, devices.size());
      return new Timing(seconds, (before + after) / 2);
    }
  }

  private static TrialSettings trials(Place place, BackendProvider backend) {
    ScbSpec spec = new ScbSpec(1, List.of(32), Activation.RELU, Latent.NORMAL);
    return new TrialSettings(
        new ScbProblem(spec, place.environment, EPISODES),
        List.of(new TrainedAlgorithm(place.algorithm, place.published)),
        backend);
  }
}

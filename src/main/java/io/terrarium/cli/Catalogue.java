package io.terrarium.cli;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.SpaceCheck;
import io.terrarium.compute.BackendProvider;
import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;
import io.terrarium.meta.EpisodeLimit;
import io.terrarium.meta.EvaluationSettings;
import io.terrarium.meta.MeanEvaluation;
import io.terrarium.meta.ScbTaskSettings;
import io.terrarium.run.BadInput;
import io.terrarium.run.Discovery;
import io.terrarium.run.Experiment;
import io.terrarium.run.Registries;
import io.terrarium.strategy.Strategy;
import io.terrarium.strategy.StrategySettings;
import java.nio.file.Path;
import java.util.List;

/** Everything that is registered, plugins included, and what is made of it by name. */
final class Catalogue {

  /** What a table is computed with, and {@code auto} where nothing is better. */
  private static final String DEFAULT_BACKEND = "simd";

  private final Registered<Algorithm> algorithms =
      new Registered<>(Algorithm.class, "algorithm", Algorithm::name);
  private final Registered<Environment> environments =
      new Registered<>(Environment.class, "environment", Environment::name);
  private final Registered<Strategy> strategies =
      new Registered<>(Strategy.class, "strategy", Strategy::name);
  private final Registered<BackendProvider> backends =
      new Registered<>(BackendProvider.class, "backend", BackendProvider::name);

  /** What an experiment file may name. */
  Registries registries(AutoBackend auto) {
    return new Registries(
        algorithms.all(), environments.all(), strategies.names(), backends.names(), auto);
  }

  /** The choice of a backend for one experiment. */
  AutoBackend auto() {
    return new AutoBackend(DEFAULT_BACKEND, backends.all());
  }

  Environment environment(String name) {
    return environments.named(name);
  }

  Algorithm algorithm(String name) {
    return algorithms.named(name);
  }

  List<Algorithm> algorithms() {
    return algorithms.all();
  }

  Strategy strategy(String name) {
    return strategies.named(name);
  }

  BackendProvider backend() {
    return usable(DEFAULT_BACKEND);
  }

  BackendProvider backend(String name) {
    return usable(name);
  }

  /** A backend that says what it is, which it cannot where it was told to be what there is not. */
  private BackendProvider usable(String name) {
    BackendProvider backend = backends.named(name);
    backend
        .refusal()
        .ifPresent(
            reason -> {
              throw new BadInput("The backend " + name + " cannot be used: " + reason + ".");
            });
    try {
      backend.description();
    } catch (ExceptionInInitializerError e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw new BadInput("The backend " + name + " refuses: " + refused.getMessage() + ".");
      }
      throw e;
    }
    return backend;
  }

  /** What an experiment evolves. */
  ScbTaskSettings task(Experiment e) {
    return new ScbTaskSettings(
        e.seed(),
        environment(e.environment()),
        e.algorithms().stream().map(algorithms::named).toList(),
        e.agents(),
        e.synthetic(),
        strategies.named(e.strategy().name()),
        e.strategy(),
        e.evaluation(),
        e.meanEvaluation(),
        usable(e.backend()));
  }

  /**
   * Trials of some of a discovery's algorithms; no strategy takes part in them.
   *
   * @param wanted names of algorithms; all of the experiment's if empty
   */
  ScbTaskSettings trials(Discovery discovery, List<String> wanted, long seed, int episodeLimit) {
    List<HyperparameterSpace> spaces =
        wanted.isEmpty()
            ? discovery.agents()
            : wanted.stream().distinct().map(name -> space(discovery, name)).toList();
    List<Algorithm> trained =
        spaces.stream().map(space -> algorithms.named(space.algorithm())).toList();
    return new ScbTaskSettings(
        seed,
        environment(discovery.environment()),
        trained,
        spaces,
        discovery.scb().spec(),
        strategies.all().get(0),
        new StrategySettings(strategies.names().get(0), 2, 1, 0, false),
        new EvaluationSettings(discovery.environments(), EpisodeLimit.constant(episodeLimit), 1),
        new MeanEvaluation(1, 1),
        backend());
  }

  /**
   * The hyperparameters that a discovery's experiment drew for an algorithm.
   *
   * @throws BadInput where it has none
   */
  HyperparameterSpace space(Discovery discovery, String algorithm) {
    ActionSpace actions = discovery.scb().actions();
    if (!algorithm(algorithm).supports(actions)) {
      throw new BadInput(
          "%s cannot act in %s; it was evolved with %s."
              .formatted(algorithm, discovery.environment(), names(discovery)));
    }
    return discovery.agents().stream()
        .filter(space -> space.algorithm().equals(algorithm))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInput(
                    "The experiment has no hyperparameters for %s; it was evolved with %s."
                        .formatted(algorithm, names(discovery))));
  }

  /**
   * Refuses hyperparameters of a discovery's that an algorithm of this build cannot train with.
   *
   * @param wanted names of algorithms, as in {@link #trials}; what the others have does not matter
   */
  void requireTrainable(Discovery discovery, List<String> wanted, Path file) {
    discovery.agents().stream()
        .filter(space -> wanted.isEmpty() || wanted.contains(space.algorithm()))
        .forEach(space -> requireTrainable(space, file));
  }

  private void requireTrainable(HyperparameterSpace space, Path file) {
    SpaceCheck.complaint(algorithm(space.algorithm()), space)
        .ifPresent(
            complaint -> {
              throw new BadInput(
                  file + " " + complaint + "; give an scb.pb that this build can read.");
            });
  }

  private static String names(Discovery discovery) {
    return String.join(
        ", ", discovery.agents().stream().map(HyperparameterSpace::algorithm).toList());
  }
}

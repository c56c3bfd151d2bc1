package io.terrarium.cli;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.SpaceCheck;
import io.terrarium.env.ActionSpace;
import io.terrarium.meta.EpisodeLimit;
import io.terrarium.meta.EvaluationSettings;
import io.terrarium.meta.MeanEvaluation;
import io.terrarium.meta.ScbTaskSettings;
import io.terrarium.run.BadInput;
import io.terrarium.run.Discovery;
import io.terrarium.run.Registries;
import io.terrarium.strategy.StrategySettings;
import java.nio.file.Path;
import java.util.List;

/** Everything that is registered, plugins included, and what trials are made of it by name. */
final class Catalogue {

  private final Registries registries = Registries.load();

  Registries registries() {
    return registries;
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
        spaces.stream().map(space -> registries.algorithms().named(space.algorithm())).toList();
    return new ScbTaskSettings(
        seed,
        registries.environments().named(discovery.environment()),
        trained,
        spaces,
        discovery.scb().spec(),
        registries.strategies().all().get(0),
        new StrategySettings(registries.strategies().names().get(0), 2, 1, 0, false),
        new EvaluationSettings(discovery.environments(), EpisodeLimit.constant(episodeLimit), 1),
        new MeanEvaluation(1, 1),
        registries.defaultBackend());
  }

  /**
   * The hyperparameters that a discovery's experiment drew for an algorithm.
   *
   * @throws BadInput where it has none
   */
  HyperparameterSpace space(Discovery discovery, String algorithm) {
    ActionSpace actions = discovery.scb().actions();
    if (!registries.algorithms().named(algorithm).supports(actions)) {
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
    SpaceCheck.complaint(registries.algorithms().named(space.algorithm()), space)
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

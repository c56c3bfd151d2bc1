package io.terrarium.trial;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.SpaceCheck;
import io.terrarium.experiment.GivenHyperparameters;
import io.terrarium.experiment.PublishedSettings;
import io.terrarium.experiment.Registries;
import io.terrarium.file.BadInput;
import io.terrarium.task.Discovery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The hyperparameter spaces of trials: those of the discovery's experiment, and the published ones
 * of its environment for algorithms that it was not evolved with. They are held to what the
 * algorithms of this build can train with.
 *
 * @param subject the subject of refusals: where the discovery is from
 * @param settings the values that are not drawn as in the experiment
 */
record TrialSpaces(String subject, Discovery discovery, Registries registries, Settings settings) {

  /**
   * The values that are not drawn as in the experiment.
   *
   * @param fixed whether to take the published fixed hyperparameters
   * @param values other fixed ones, name to value
   */
  record Settings(boolean fixed, Map<String, Double> values) {

    static final Settings NONE = new Settings(false, Map.of());

    Settings withFixed() {
      return new Settings(true, values);
    }

    Settings with(String name, double value) {
      Map<String, Double> more = new LinkedHashMap<>(values);
      more.put(name, value);
      return new Settings(fixed, more);
    }

    Map<String, Double> of(Algorithm algorithm) {
      Map<String, Double> all = new LinkedHashMap<>();
      if (fixed) {
        all.putAll(PublishedSettings.fixed(algorithm));
      }
      all.putAll(values);
      return all;
    }
  }

  /** The spaces of some algorithms, each once; of all that the experiment had if none is named. */
  List<HyperparameterSpace> of(List<String> names) {
    List<String> wanted = names.isEmpty() ? evolvedWith() : names;
    return wanted.stream().distinct().map(this::of).toList();
  }

  /**
   * The names of all algorithms that can act in the environment, beginning with those that it was
   * evolved with.
   */
  List<String> all() {
    Stream<String> others =
        registries.algorithms().names().stream()
            .filter(name -> algorithm(name).supports(discovery.actions()));
    return Stream.concat(evolvedWith().stream(), others).distinct().toList();
  }

  /** Whether the discovery was not evolved with an algorithm. */
  boolean isUnseen(String algorithm) {
    return !evolvedWith().contains(algorithm);
  }

  /**
   * The spaces of the algorithms that it was evolved with, without those that this build does not
   * have; all of them if it has none, so that the first is named.
   */
  List<HyperparameterSpace> registered() {
    List<HyperparameterSpace> known =
        discovery.agents().stream()
            .filter(space -> registries.algorithms().names().contains(space.algorithm()))
            .toList();
    return known.isEmpty() ? discovery.agents() : known;
  }

  /** The algorithm that a space belongs to. */
  Algorithm algorithm(HyperparameterSpace space) {
    return algorithm(space.algorithm());
  }

  private Algorithm algorithm(String name) {
    return registries.algorithms().named(name);
  }

  /** The space of an algorithm, with one value where it is given. */
  HyperparameterSpace fixed(String algorithm, GivenHyperparameters given) {
    return given(given.flags(of(algorithm)), given.values());
  }

  private HyperparameterSpace of(String name) {
    Algorithm algorithm = algorithm(name);
    if (!algorithm.supports(discovery.actions())) {
      throw new BadInput(
          "%s cannot act in %s; it was evolved with %s."
              .formatted(name, discovery.environment(), String.join(", ", evolvedWith())));
    }
    HyperparameterSpace space =
        discovery.agents().stream()
            .filter(each -> each.algorithm().equals(name))
            .findFirst()
            .map(each -> trainable(each, subject, "give a result that this build can read"))
            .orElseGet(() -> published().space(algorithm));
    return given(space, settings.of(algorithm));
  }

  private PublishedSettings published() {
    return PublishedSettings.of(discovery.environment(), registries);
  }

  private List<String> evolvedWith() {
    return discovery.agents().stream().map(HyperparameterSpace::algorithm).toList();
  }

  private HyperparameterSpace given(HyperparameterSpace space, Map<String, Double> values) {
    for (String name : values.keySet()) {
      if (!space.choices().containsKey(name)) {
        throw new BadInput(
            "%s has no hyperparameter %s; it has %s."
                .formatted(space.algorithm(), name, String.join(", ", space.choices().keySet())));
      }
    }
    return trainable(space.fixed(values), "What is given", "give other values");
  }

  private HyperparameterSpace trainable(HyperparameterSpace space, String subject, String cure) {
    SpaceCheck.complaint(algorithm(space), space)
        .ifPresent(
            complaint -> {
              throw new BadInput(subject + " " + complaint + "; " + cure + ".");
            });
    return space;
  }
}

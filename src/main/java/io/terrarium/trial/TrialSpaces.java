package io.terrarium.trial;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.SpaceCheck;
import io.terrarium.run.BadInput;
import io.terrarium.run.Discovery;
import io.terrarium.run.Registered;
import java.util.List;
import java.util.Map;

/**
 * The hyperparameters that a discovery's experiment drew, held to what the algorithms of this build
 * can train with.
 *
 * @param subject of the refusals: where the discovery is from
 */
record TrialSpaces(String subject, Discovery discovery, Registered<Algorithm> algorithms) {

  /** Those of some algorithms, each once; of all that the experiment had if none is named. */
  List<HyperparameterSpace> of(List<String> names) {
    return names.isEmpty()
        ? discovery.agents().stream().map(this::trainable).toList()
        : names.stream().distinct().map(this::of).toList();
  }

  /** What it is that draws from a space. */
  Algorithm algorithm(HyperparameterSpace space) {
    return algorithms.named(space.algorithm());
  }

  /** Those of an algorithm, some of them with one value. */
  HyperparameterSpace fixed(String algorithm, Map<String, Double> values) {
    HyperparameterSpace space = of(algorithm);
    for (String name : values.keySet()) {
      if (!space.choices().containsKey(name)) {
        throw new BadInput(
            "%s has no hyperparameter %s; it has %s."
                .formatted(algorithm, name, String.join(", ", space.choices().keySet())));
      }
    }
    return trainable(space.fixed(values), "What is given", "give other values");
  }

  private HyperparameterSpace of(String algorithm) {
    if (!algorithms.named(algorithm).supports(discovery.scb().actions())) {
      throw new BadInput(
          "%s cannot act in %s; it was evolved with %s."
              .formatted(algorithm, discovery.environment(), evolvedWith()));
    }
    return discovery.agents().stream()
        .filter(space -> space.algorithm().equals(algorithm))
        .findFirst()
        .map(this::trainable)
        .orElseThrow(
            () ->
                new BadInput(
                    "The experiment has no hyperparameters for %s; it was evolved with %s."
                        .formatted(algorithm, evolvedWith())));
  }

  private String evolvedWith() {
    return String.join(
        ", ", discovery.agents().stream().map(HyperparameterSpace::algorithm).toList());
  }

  private HyperparameterSpace trainable(HyperparameterSpace space) {
    return trainable(space, subject, "give an scb.pb that this build can read");
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

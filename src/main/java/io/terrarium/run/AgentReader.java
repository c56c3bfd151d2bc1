package io.terrarium.run;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.terrarium.agent.Algorithm;
import io.terrarium.agent.Hyperparameter;
import io.terrarium.agent.HyperparameterSpace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads {@code agents.<algorithm>}; what is left out has the published values. */
final class AgentReader {

  static final List<String> ACTIVATIONS = List.of("tanh", "relu");

  private final Algorithm algorithm;
  private final Section section;

  AgentReader(Algorithm algorithm, Section agents) {
    this.algorithm = algorithm;
    this.section =
        agents
            .findSection(algorithm.name())
            .orElseGet(
                () ->
                    new Section(
                        agents.path(algorithm.name()),
                        ConfigValueFactory.fromMap(Map.of(), agents.file()),
                        agents.file()));
  }

  HyperparameterSpace read() {
    Map<String, List<Double>> choices = new LinkedHashMap<>();
    for (Hyperparameter each : algorithm.hyperparameters()) {
      choices.put(each.name(), choices(each));
    }
    HyperparameterSpace space =
        new HyperparameterSpace(
            algorithm.name(), Collections.unmodifiableMap(choices), activation());
    algorithm
        .conflict(space)
        .ifPresent(
            sentence -> {
              throw new BadInput(
                  Place.of(section.values().origin())
                      + ": `"
                      + section.path()
                      + "`: "
                      + sentence
                      + ".");
            });
    return space;
  }

  private String activation() {
    return section.find("activation").isPresent()
        ? section.name("activation", ACTIVATIONS)
        : ACTIVATIONS.get(0);
  }

  private List<Double> choices(Hyperparameter hyperparameter) {
    String path = section.path(hyperparameter.name());
    return section
        .find(hyperparameter.name())
        .map(value -> choices(hyperparameter, value, path))
        .orElse(hyperparameter.published());
  }

  private static List<Double> choices(
      Hyperparameter hyperparameter, ConfigValue value, String path) {
    if (!(value instanceof ConfigList list)) {
      return List.of(HyperparameterValue.read(hyperparameter, value, path));
    }
    if (hyperparameter.fixed()) {
      throw Place.refusal(
          value, path, "must be one value, not a list, because it shapes the computation");
    }
    if (list.isEmpty()) {
      throw Place.refusal(value, path, "must have at least one value to draw, is empty");
    }
    return IntStream.range(0, list.size())
        .mapToObj(i -> HyperparameterValue.read(hyperparameter, list.get(i), path + "[" + i + "]"))
        .toList();
  }
}

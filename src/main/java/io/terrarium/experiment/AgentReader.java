package io.terrarium.experiment;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import io.terrarium.agent.Algorithm;
import io.terrarium.agent.Conflict;
import io.terrarium.agent.Hyperparameter;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.file.BadInput;
import io.terrarium.hocon.ConfigPlace;
import io.terrarium.hocon.ConfigScalar;
import io.terrarium.hocon.Section;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads {@code agents.<algorithm>}; keys that are left out have the values of the published runs in
 * the experiment's environment.
 */
final class AgentReader {

  private final Algorithm algorithm;
  private final Section section;
  private final Section published;

  /**
   * @param agents the experiment's section {@code agents}
   * @param published the published settings of the experiment's environment
   */
  AgentReader(Algorithm algorithm, Section agents, PublishedSettings published) {
    this.algorithm = algorithm;
    this.section = agents.sectionOrEmpty(algorithm.name());
    this.published = published.agents().sectionOrEmpty(algorithm.name());
  }

  HyperparameterSpace read() {
    Map<String, List<Double>> choices = new LinkedHashMap<>();
    for (Hyperparameter each : algorithm.hyperparameters()) {
      choices.put(each.name(), choices(each));
    }
    HyperparameterSpace space =
        new HyperparameterSpace(
            algorithm.name(),
            Collections.unmodifiableMap(choices),
            activation(),
            bootstrapTimeLimit());
    algorithm
        .conflict(space)
        .ifPresent(
            conflict -> {
              throw new BadInput(
                  "%s: `%s`: %s.".formatted(places(conflict), section.path(), conflict.sentence()));
            });
    return space;
  }

  /** The places of the keys that do not go together, as far as the experiment sets them. */
  private String places(Conflict conflict) {
    List<ConfigValue> set =
        conflict.hyperparameters().stream().flatMap(name -> section.find(name).stream()).toList();
    return ConfigPlace.of(set.isEmpty() ? List.of(section.values()) : set);
  }

  private String activation() {
    String key = "activation";
    return find(key)
        .map(value -> ConfigScalar.name(value, section.path(key), HyperparameterSpace.ACTIVATIONS))
        .orElse(HyperparameterSpace.ACTIVATIONS.get(0));
  }

  private boolean bootstrapTimeLimit() {
    String key = HyperparameterSpace.BOOTSTRAP_TIME_LIMIT;
    return find(key)
        .map(value -> BootstrapFlag.read(value, section.path(key), algorithm))
        .orElse(false);
  }

  private List<Double> choices(Hyperparameter hyperparameter) {
    String path = section.path(hyperparameter.name());
    return find(hyperparameter.name())
        .map(value -> choices(hyperparameter, value, path))
        .orElse(hyperparameter.published());
  }

  private Optional<ConfigValue> find(String key) {
    return section.find(key).or(() -> published.find(key));
  }

  private static List<Double> choices(
      Hyperparameter hyperparameter, ConfigValue value, String path) {
    if (!(value instanceof ConfigList list)) {
      return List.of(HyperparameterValue.read(hyperparameter, value, path));
    }
    if (hyperparameter.fixed()) {
      throw ConfigPlace.refusal(
          value, path, "must be one value, not a list, because it shapes the computation");
    }
    if (list.isEmpty()) {
      throw ConfigPlace.refusal(value, path, "must have at least one value to draw, is empty");
    }
    return IntStream.range(0, list.size())
        .mapToObj(i -> HyperparameterValue.read(hyperparameter, list.get(i), path + "[" + i + "]"))
        .toList();
  }
}

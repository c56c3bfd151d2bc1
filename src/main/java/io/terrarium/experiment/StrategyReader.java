package io.terrarium.experiment;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import io.terrarium.file.BadInput;
import io.terrarium.hocon.ConfigPlace;
import io.terrarium.hocon.ConfigScalar;
import io.terrarium.hocon.Section;
import io.terrarium.hocon.ValueTypes;
import io.terrarium.registry.Registry;
import io.terrarium.strategy.Strategy;
import io.terrarium.strategy.StrategyConflict;
import io.terrarium.strategy.StrategyHyperparameter;
import io.terrarium.strategy.StrategySettings;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the section {@code strategy}. Hyperparameters that only other strategies declare must be
 * left at their defaults.
 */
final class StrategyReader {

  private final Section section;
  private final Registry<Strategy> strategies;
  private final Strategy strategy;

  StrategyReader(Section section, Registry<Strategy> strategies) {
    this.section = section;
    this.strategies = strategies;
    this.strategy =
        strategies.named(
            StrategySection.NAME.as(ValueTypes.name(strategies.names())).read(section));
  }

  StrategySettings read() {
    requireOthersUnset();
    StrategySettings settings =
        new StrategySettings(
            strategy.name(),
            StrategySection.POPULATION.read(section),
            StrategySection.SIGMA.read(section),
            values(),
            Optional.empty());
    strategy
        .conflict(settings)
        .ifPresent(
            conflict -> {
              throw refusal(conflict);
            });
    return settings;
  }

  private void requireOthersUnset() {
    Set<String> own =
        strategy.hyperparameters().stream()
            .map(StrategyHyperparameter::name)
            .collect(Collectors.toSet());
    Map<String, Set<ConfigValue>> others = new LinkedHashMap<>();
    for (StrategyHyperparameter each : StrategyKeys.all(strategies.all())) {
      if (!own.contains(each.name())) {
        others.computeIfAbsent(each.name(), name -> new LinkedHashSet<>()).add(defaultOf(each));
      }
    }
    others.forEach(this::requireDefault);
  }

  /** The default as it would be read from an experiment that has it. */
  private static ConfigValue defaultOf(StrategyHyperparameter hyperparameter) {
    String text = StrategySection.text(hyperparameter.defaultValue());
    return ConfigFactory.parseString("default = " + text).getValue("default");
  }

  /**
   * @param right the defaults, which are several if strategies declare one name differently
   */
  private void requireDefault(String key, Set<ConfigValue> right) {
    Optional<ConfigValue> set = section.find(key).filter(value -> !right.contains(value));
    if (set.isPresent()) {
      ConfigValue value = set.get();
      throw ConfigPlace.refusal(
          Stream.concat(Stream.of(value), section.find(StrategySection.NAME.name()).stream())
              .toList(),
          section.path(key),
          "is not for %s; leave it out, or at %s, is %s"
              .formatted(strategy.name(), shown(right), ConfigPlace.shown(value)));
    }
  }

  private static String shown(Set<ConfigValue> values) {
    return values.stream().map(ConfigPlace::shown).collect(Collectors.joining(" or "));
  }

  private Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    for (StrategyHyperparameter each : strategy.hyperparameters()) {
      values.put(each.name(), value(each));
    }
    return values;
  }

  private Object value(StrategyHyperparameter hyperparameter) {
    String key = hyperparameter.name();
    return section
        .find(key)
        .map(value -> value(hyperparameter, value, section.path(key)))
        .orElse(hyperparameter.defaultValue());
  }

  private static Object value(
      StrategyHyperparameter hyperparameter, ConfigValue value, String path) {
    return switch (hyperparameter.kind()) {
      case REAL -> real(hyperparameter, value, path);
      case WHOLE ->
          (int)
              ConfigScalar.whole(
                  value, path, (long) hyperparameter.minimum(), (long) hyperparameter.maximum());
      case FLAG -> ConfigScalar.flag(value, path);
      case CHOICE -> ConfigScalar.name(value, path, hyperparameter.choices());
    };
  }

  private static float real(StrategyHyperparameter hyperparameter, ConfigValue value, String path) {
    float number = ConfigScalar.real(value, path);
    new Bounds(hyperparameter.minimum(), hyperparameter.maximum()).require(number, value, path);
    return number;
  }

  private BadInput refusal(StrategyConflict conflict) {
    List<ConfigValue> set =
        conflict.keys().stream().flatMap(key -> section.find(key).stream()).toList();
    return ConfigPlace.refusal(
        set.isEmpty() ? List.of(section.values()) : set,
        section.path(conflict.keys().get(0)),
        conflict.complaint());
  }
}

package io.terrarium.experiment;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import io.terrarium.file.BadInput;
import io.terrarium.strategy.Shaping;
import io.terrarium.strategy.Strategy;
import io.terrarium.strategy.StrategyKey;
import io.terrarium.strategy.StrategySettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads {@code strategy}; keys that the strategy does not use must be left at their defaults. */
final class StrategyReader {

  private static final int MANY = 1 << 24;

  private final Section section;
  private final Strategy strategy;

  StrategyReader(Section section, Registry<Strategy> strategies) {
    this.section = section;
    this.strategy = strategies.named(section.name("name", strategies.names()));
  }

  StrategySettings read() {
    requireOthersUnset();
    StrategySettings settings =
        new StrategySettings(
            strategy.name(),
            section.integer("population", 2, MANY),
            positive("sigma"),
            notNegative(StrategyKey.TEMPERATURE.key()),
            section.flag(StrategyKey.ANTITHETIC.key()),
            used(StrategyKey.SHAPING, this::shaping),
            used(StrategyKey.LEARNING_RATE, () -> positive(StrategyKey.LEARNING_RATE.key())));
    if (settings.antithetic() && settings.population() % 2 != 0) {
      throw ConfigPlace.refusal(
          section.find("population").orElseThrow(),
          section.find(StrategyKey.ANTITHETIC.key()).orElseThrow(),
          section.path("population"),
          "must be even where `strategy.antithetic` is true, is " + settings.population());
    }
    return settings;
  }

  private void requireOthersUnset() {
    Config defaults =
        ConfigFactory.defaultReference().getConfig("terrarium.experiment." + section.path());
    for (StrategyKey each : StrategyKey.values()) {
      if (!strategy.keys().contains(each)) {
        requireDefault(each.key(), defaults.getValue(each.key()));
      }
    }
  }

  private void requireDefault(String key, ConfigValue right) {
    ConfigValue value = section.find(key).orElse(right);
    if (!value.equals(right)) {
      throw ConfigPlace.refusal(
          value,
          section.find("name").orElseThrow(),
          section.path(key),
          "is not for %s; leave it out, or at %s, is %s"
              .formatted(strategy.name(), ConfigPlace.shown(right), ConfigPlace.shown(value)));
    }
  }

  private <T> Optional<T> used(StrategyKey key, Supplier<T> value) {
    return strategy.keys().contains(key) ? Optional.of(value.get()) : Optional.empty();
  }

  private Shaping shaping() {
    List<Shaping> all = List.of(Shaping.values());
    List<String> names = all.stream().map(ExperimentText::lower).toList();
    return all.get(names.indexOf(section.name(StrategyKey.SHAPING.key(), names)));
  }

  private float positive(String key) {
    float value = section.real(key);
    if (value <= 0) {
      throw refused(key, "must be above 0");
    }
    return value;
  }

  private float notNegative(String key) {
    float value = section.real(key);
    if (value < 0) {
      throw refused(key, "must be at least 0");
    }
    return value;
  }

  private BadInput refused(String key, String right) {
    ConfigValue value = section.find(key).orElseThrow();
    return section.refusal(key, value, right + ", is " + ConfigPlace.shown(value));
  }
}

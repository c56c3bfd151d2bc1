package io.terrarium.experiment;

import io.terrarium.strategy.GaussianStrategy;
import io.terrarium.strategy.Snes;
import io.terrarium.strategy.Strategy;
import io.terrarium.strategy.StrategyHyperparameter;
import io.terrarium.strategy.StrategySettings;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The keys of {@code strategy} that strategies declare: which there are, and how they are kept. */
final class StrategyKeys {

  /** The keys of {@code strategy} that every strategy has, which none may declare. */
  static final List<String> OF_ALL = List.of("name", "population", "sigma", "start");

  /**
   * Builds before hyperparameters were declared wrote these two for every strategy. They still
   * stand in each {@code experiment.conf}, at their defaults where the strategy does not declare
   * them, so that a run that such a build began compares as the same experiment.
   */
  private static final List<StrategyHyperparameter> ALWAYS_WRITTEN =
      List.of(Snes.TEMPERATURE, GaussianStrategy.ANTITHETIC);

  private StrategyKeys() {}

  /** All hyperparameters that an experiment may name, whichever strategy it has. */
  static Set<StrategyHyperparameter> all(List<Strategy> strategies) {
    Set<StrategyHyperparameter> all = new LinkedHashSet<>(ALWAYS_WRITTEN);
    strategies.forEach(each -> all.addAll(each.hyperparameters()));
    return all;
  }

  /** The values of the settings by key, in the order of {@code experiment.conf}. */
  static Map<String, Object> written(StrategySettings settings) {
    Map<String, Object> written = new LinkedHashMap<>();
    ALWAYS_WRITTEN.forEach(each -> written.put(each.name(), each.defaultValue()));
    written.putAll(settings.values());
    return written;
  }

  /** The names of all hyperparameters, each once. */
  static Stream<String> names(List<Strategy> strategies) {
    return all(strategies).stream().map(StrategyHyperparameter::name).distinct();
  }
}

package io.terrarium.strategy;

import io.terrarium.file.EnumText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a strategy: {@code strategy} of an experiment.
 *
 * @param name the name of a registered strategy: {@code snes}
 * @param population the number of candidates of a generation, at least 2
 * @param sigma the initial step size of each parameter, positive and finite
 * @param values the value of each hyperparameter that the strategy declares, by its name and in the
 *     order of the declaration
 * @param start the first mean; empty where the search begins at a new candidate of its task
 */
public record StrategySettings(
    String name,
    int population,
    float sigma,
    Map<String, Object> values,
    Optional<List<Float>> start) {

  /**
   * @throws IllegalArgumentException if the population or sigma is not in range
   */
  public StrategySettings {
    if (population < 2) {
      throw new IllegalArgumentException("population must be at least 2, is " + population);
    }
    if (!(sigma > 0 && Float.isFinite(sigma))) {
      throw new IllegalArgumentException("sigma must be positive and finite, is " + sigma);
    }
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The settings of a search from a new candidate, with every hyperparameter at its default. */
  public static StrategySettings of(Strategy strategy, int population, float sigma) {
    Map<String, Object> values = new LinkedHashMap<>();
    strategy.hyperparameters().forEach(each -> values.put(each.name(), each.defaultValue()));
    return new StrategySettings(strategy.name(), population, sigma, values, Optional.empty());
  }

  /**
   * The same with another value of a hyperparameter.
   *
   * @throws IllegalArgumentException if the strategy declares none of that name and class
   */
  public StrategySettings with(String hyperparameter, Object value) {
    value(hyperparameter, value.getClass());
    Map<String, Object> changed = new LinkedHashMap<>(values);
    changed.put(hyperparameter, value);
    return new StrategySettings(name, population, sigma, changed, start);
  }

  /** The same, but for the search to begin at this mean. */
  public StrategySettings startingAt(List<Float> mean) {
    return new StrategySettings(name, population, sigma, values, Optional.of(mean));
  }

  /**
   * The value of a real number.
   *
   * @throws IllegalArgumentException if the strategy declares no real number of that name
   */
  public float real(String hyperparameter) {
    return value(hyperparameter, Float.class);
  }

  /**
   * The value of a whole number.
   *
   * @throws IllegalArgumentException if the strategy declares no whole number of that name
   */
  public int whole(String hyperparameter) {
    return value(hyperparameter, Integer.class);
  }

  /**
   * The value of a flag.
   *
   * @throws IllegalArgumentException if the strategy declares no flag of that name
   */
  public boolean flag(String hyperparameter) {
    return value(hyperparameter, Boolean.class);
  }

  /**
   * The name that was chosen of some names.
   *
   * @throws IllegalArgumentException if the strategy declares no choice of that name
   */
  public String choice(String hyperparameter) {
    return value(hyperparameter, String.class);
  }

  /**
   * The constant of an enum that was chosen.
   *
   * @throws IllegalArgumentException if the strategy declares no choice of that name, or the enum
   *     has no such constant
   */
  public <E extends Enum<E>> E choice(String hyperparameter, Class<E> type) {
    return EnumText.read(type, choice(hyperparameter));
  }

  private <T> T value(String hyperparameter, Class<T> type) {
    Object value = values.get(hyperparameter);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "%s declares no hyperparameter %s whose values are of the class %s"
              .formatted(name, hyperparameter, type.getSimpleName()));
    }
    return type.cast(value);
  }
}

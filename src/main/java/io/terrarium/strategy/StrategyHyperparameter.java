package io.terrarium.strategy;

import io.terrarium.file.EnumText;
import io.terrarium.file.KebabCase;
import java.util.List;
import java.util.Objects;

/**
 * One hyperparameter of a strategy, as the strategy declares it. An experiment sets it as {@code
 * strategy.NAME}; its checks and its documentation follow from this declaration.
 *
 * @param name in kebab-case
 * @param kind what its values are
 * @param minimum the smallest number allowed; 0 where the kind is no number
 * @param maximum the largest number allowed; 0 where the kind is no number
 * @param choices the names allowed; empty where the kind is not {@link Kind#CHOICE}
 * @param defaultValue the value where an experiment leaves it out, of the {@link Kind}'s class
 * @param meaning what it does, in one sentence that ends with a full stop
 */
public record StrategyHyperparameter(
    String name,
    Kind kind,
    double minimum,
    double maximum,
    List<String> choices,
    Object defaultValue,
    String meaning) {

  /** What the values of a hyperparameter are. */
  public enum Kind {
    /** A real number, a {@link Float}. */
    REAL(Float.class),
    /** A whole number, an {@link Integer}. */
    WHOLE(Integer.class),
    /** True or false, a {@link Boolean}. */
    FLAG(Boolean.class),
    /** One of some names, a {@link String}. */
    CHOICE(String.class);

    private final Class<?> type;

    Kind(Class<?> type) {
      this.type = type;
    }
  }

  /**
   * @throws IllegalArgumentException if the name is not in kebab-case, the meaning is not a
   *     sentence, or the default is not allowed
   */
  public StrategyHyperparameter {
    Objects.requireNonNull(name, "the name of a hyperparameter is null");
    Objects.requireNonNull(kind, "the kind of " + name + " is null");
    Objects.requireNonNull(defaultValue, "the default of " + name + " is null");
    Objects.requireNonNull(meaning, "the meaning of " + name + " is null");
    choices = List.copyOf(choices);
    if (!KebabCase.matches(name)) {
      throw new IllegalArgumentException(
          "the name of a hyperparameter must be in kebab-case, is " + name);
    }
    if (meaning.isBlank() || !meaning.endsWith(".")) {
      throw new IllegalArgumentException(
          "the meaning of " + name + " must be a sentence that ends with a full stop");
    }
    if (!allows(kind, minimum, maximum, choices, defaultValue)) {
      throw new IllegalArgumentException(
          "the default of " + name + " must be a value that it allows, is " + defaultValue);
    }
  }

  /** A real number within two bounds, which are allowed too. */
  public static StrategyHyperparameter real(
      String name, float minimum, float maximum, float defaultValue, String meaning) {
    return new StrategyHyperparameter(
        name, Kind.REAL, minimum, maximum, List.of(), defaultValue, meaning);
  }

  /** A real number above 0. */
  public static StrategyHyperparameter positive(String name, float defaultValue, String meaning) {
    return real(name, Float.MIN_VALUE, Float.MAX_VALUE, defaultValue, meaning);
  }

  /** A real number that is 0 or above. */
  public static StrategyHyperparameter notNegative(
      String name, float defaultValue, String meaning) {
    return real(name, 0, Float.MAX_VALUE, defaultValue, meaning);
  }

  /** A whole number within two bounds, which are allowed too. */
  public static StrategyHyperparameter whole(
      String name, int minimum, int maximum, int defaultValue, String meaning) {
    return new StrategyHyperparameter(
        name, Kind.WHOLE, minimum, maximum, List.of(), defaultValue, meaning);
  }

  /** True or false. */
  public static StrategyHyperparameter flag(String name, boolean defaultValue, String meaning) {
    return new StrategyHyperparameter(name, Kind.FLAG, 0, 0, List.of(), defaultValue, meaning);
  }

  /** One of some names. */
  public static StrategyHyperparameter choice(
      String name, List<String> choices, String defaultValue, String meaning) {
    return new StrategyHyperparameter(name, Kind.CHOICE, 0, 0, choices, defaultValue, meaning);
  }

  /** One of the constants of an enum, whose names an experiment has in kebab-case. */
  public static <E extends Enum<E>> StrategyHyperparameter choice(
      String name, E defaultValue, String meaning) {
    List<String> choices = EnumText.all(defaultValue.getDeclaringClass());
    return choice(name, choices, EnumText.of(defaultValue), meaning);
  }

  /** Whether a value is of the kind's class, and within the bounds or among the names. */
  public boolean allows(Object value) {
    return allows(kind, minimum, maximum, choices, value);
  }

  private static boolean allows(
      Kind kind, double minimum, double maximum, List<String> choices, Object value) {
    if (!kind.type.isInstance(value)) {
      return false;
    }
    return switch (kind) {
      case REAL, WHOLE -> {
        double number = ((Number) value).doubleValue();
        yield Double.isFinite(number) && number >= minimum && number <= maximum;
      }
      case CHOICE -> choices.contains(value);
      case FLAG -> true;
    };
  }
}

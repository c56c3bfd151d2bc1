package io.terrarium.experiment;

import com.typesafe.config.ConfigValue;
import io.terrarium.agent.Hyperparameter;
import io.terrarium.agent.Hyperparameter.Kind;
import io.terrarium.file.NumberText;

/** Reads one value of a hyperparameter and holds it to the declared bounds. */
final class HyperparameterValue {

  private HyperparameterValue() {}

  static double read(Hyperparameter hyperparameter, ConfigValue value, String path) {
    if (hyperparameter.kind() == Kind.FLAG) {
      return flag(value, path);
    }
    double number =
        hyperparameter.kind() == Kind.INTEGER
            ? ConfigScalar.whole(value, path, Long.MIN_VALUE, Long.MAX_VALUE)
            : ConfigScalar.finite(value, path);
    if (number < hyperparameter.minimum() || number > hyperparameter.maximum()) {
      throw ConfigPlace.refusal(
          value,
          path,
          "must " + bounds(hyperparameter, number) + ", is " + ConfigPlace.shown(value));
    }
    return number;
  }

  /** {@code true} or {@code false}; resolved experiments have 1 or 0. */
  private static double flag(ConfigValue value, String path) {
    if (value.unwrapped() instanceof Integer number && (number == 0 || number == 1)) {
      return number;
    }
    return ConfigScalar.flag(value, path) ? 1 : 0;
  }

  private static String bounds(Hyperparameter hyperparameter, double number) {
    boolean positive = isAnythingPositive(hyperparameter.minimum());
    if (positive && number > 0 && number < hyperparameter.minimum()) {
      return "be at least " + NumberText.of((float) hyperparameter.minimum());
    }
    String from =
        positive ? "be above 0" : "be at least " + NumberText.of(hyperparameter.minimum());
    return hyperparameter.maximum() >= Float.MAX_VALUE
        ? from
        : from + " and at most " + NumberText.of(hyperparameter.maximum());
  }

  /**
   * Bounds are inclusive, so "positive" is declared as the smallest positive number of some format.
   */
  private static boolean isAnythingPositive(double minimum) {
    return minimum > 0 && minimum <= Float.MIN_NORMAL;
  }
}

package io.terrarium.experiment;

import com.typesafe.config.ConfigValue;
import io.terrarium.agent.Hyperparameter;
import io.terrarium.agent.Hyperparameter.Kind;
import io.terrarium.hocon.ConfigScalar;

/** Reads one value of a hyperparameter and holds it to the declared bounds. */
final class HyperparameterValue {

  private HyperparameterValue() {}

  static double read(Hyperparameter hyperparameter, ConfigValue value, String path) {
    if (hyperparameter.kind() == Kind.FLAG) {
      return flag(value, path) ? 1 : 0;
    }
    double number =
        hyperparameter.kind() == Kind.INTEGER
            ? ConfigScalar.whole(value, path, Long.MIN_VALUE, Long.MAX_VALUE)
            : ConfigScalar.finite(value, path);
    new Bounds(hyperparameter.minimum(), hyperparameter.maximum()).require(number, value, path);
    return number;
  }

  /** {@code true} or {@code false}; resolved experiments have 1 or 0. */
  static boolean flag(ConfigValue value, String path) {
    if (value.unwrapped() instanceof Integer number && (number == 0 || number == 1)) {
      return number == 1;
    }
    return ConfigScalar.flag(value, path);
  }
}

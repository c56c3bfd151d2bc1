package io.terrarium.experiment;

import com.typesafe.config.ConfigValue;
import io.terrarium.agent.Algorithm;
import io.terrarium.hocon.ConfigPlace;

/** Reads whether agents bootstrap time limits, and refuses it if their algorithm cannot. */
final class BootstrapFlag {

  private BootstrapFlag() {}

  static boolean read(ConfigValue value, String path, Algorithm algorithm) {
    boolean flag = HyperparameterValue.flag(value, path);
    if (flag && !algorithm.bootstrapsTimeLimits()) {
      throw ConfigPlace.refusal(
          value,
          path,
          "must be false, because " + algorithm.name() + " cannot bootstrap a time limit");
    }
    return flag;
  }
}

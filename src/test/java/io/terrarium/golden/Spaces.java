package io.terrarium.golden;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.Hyperparameter;
import io.terrarium.agent.HyperparameterSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Spaces of hyperparameters. */
public final class Spaces {

  private Spaces() {}

  /** An algorithm's published one, but for some values. */
  public static HyperparameterSpace published(Algorithm algorithm, Map<String, Double> fixed) {
    Map<String, List<Double>> choices = new LinkedHashMap<>();
    for (Hyperparameter each : algorithm.hyperparameters()) {
      choices.put(each.name(), each.published());
    }
    fixed.forEach((name, value) -> choices.put(name, List.of(value)));
    return new HyperparameterSpace(algorithm.name(), choices, "tanh");
  }
}

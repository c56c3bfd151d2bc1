package io.terrarium.agent;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The hyperparameters of one agent.
 *
 * @param values name to value; flags are 0 or 1
 */
public record Hyperparameters(Map<String, Double> values) {

  /** Copies the values in their order, since the bytes of a saved agent follow it. */
  public Hyperparameters {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The value of a real hyperparameter. */
  public float real(String name) {
    return values.get(name).floatValue();
  }

  /** The value of a whole hyperparameter. */
  public int size(String name) {
    return values.get(name).intValue();
  }
}

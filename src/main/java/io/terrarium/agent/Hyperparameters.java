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

  /** Copies the values in their order, which a saved agent's bytes have too. */
  public Hyperparameters {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** A real value. */
  public float real(String name) {
    return values.get(name).floatValue();
  }

  /** A whole value. */
  public int size(String name) {
    return values.get(name).intValue();
  }
}

package io.terrarium.agent;

import java.util.Map;

/**
 * The hyperparameters of one agent.
 *
 * @param values name to value; flags are 0 or 1
 */
public record Hyperparameters(Map<String, Double> values) {

  /** Copies the values. */
  public Hyperparameters {
    values = Map.copyOf(values);
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

package io.terrarium.strategy;

import java.util.List;

/**
 * All that an evolution strategy carries from one generation to the next. A value: neither the
 * arrays nor the list are changed after construction.
 *
 * @param mean the search mean, one number a parameter
 * @param sigma the step size of each parameter
 * @param memory further vectors of a strategy (moments, evolution paths); empty where it has none
 */
public record SearchState(float[] mean, float[] sigma, List<float[]> memory) {

  /**
   * @throws IllegalArgumentException where mean and sigma differ in length
   */
  public SearchState {
    if (mean.length != sigma.length) {
      throw new IllegalArgumentException(
          "mean and sigma must be of one length, are " + mean.length + " and " + sigma.length);
    }
    memory = List.copyOf(memory);
  }

  /** The number of parameters. */
  public int dimensions() {
    return mean.length;
  }
}

package io.terrarium.strategy;

import io.terrarium.math.Key;
import java.util.Arrays;
import java.util.List;

/**
 * A strategy whose candidates are {@code mean + sigma z}, z standard normal, with a step size for
 * each parameter: asks and tells; what is learned from a generation is the strategy's own.
 */
public abstract class GaussianStrategy implements Strategy {

  @Override
  public final SearchState initialise(float[] mean, StrategySettings settings) {
    float[] sigma = new float[mean.length];
    Arrays.fill(sigma, settings.sigma());
    return new SearchState(mean.clone(), sigma, memory(mean.length, settings));
  }

  @Override
  public final float[] ask(
      SearchState state, StrategySettings settings, Key generation, int index) {
    float[] candidate = Perturbation.of(generation, settings, index, state.dimensions());
    for (int i = 0; i < candidate.length; i++) {
      candidate[i] = state.mean()[i] + state.sigma()[i] * candidate[i];
    }
    return candidate;
  }

  @Override
  public final SearchState tell(
      SearchState state, StrategySettings settings, Key generation, float[] fitness) {
    float[][] population = new float[fitness.length][];
    for (int i = 0; i < population.length; i++) {
      population[i] = ask(state, settings, generation, i);
    }
    return update(state, settings, population, fitness);
  }

  /** What it remembers before the first generation; nothing, unless it says otherwise. */
  protected List<float[]> memory(int dimensions, StrategySettings settings) {
    return List.of();
  }

  /**
   * The state after a generation; arguments stay as they are.
   *
   * @param population the candidates, which {@link #ask} gave
   * @param fitness of each of them, possibly not a number
   */
  protected abstract SearchState update(
      SearchState state, StrategySettings settings, float[][] population, float[] fitness);
}

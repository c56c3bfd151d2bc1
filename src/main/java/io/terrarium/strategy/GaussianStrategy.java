package io.terrarium.strategy;

import io.terrarium.math.Key;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A strategy whose candidates are {@code mean + sigma z}, z standard normal, with a step size for
 * each parameter. It asks and tells; what a strategy learns from a generation is its own {@link
 * #update}.
 *
 * <p>One that declares {@link #ANTITHETIC} among its hyperparameters gets mirrored pairs where an
 * experiment wants them, and an odd population is then refused.
 */
public abstract class GaussianStrategy implements Strategy {

  /** The hyperparameter that makes the candidates of a generation mirrored pairs. */
  public static final StrategyHyperparameter ANTITHETIC =
      StrategyHyperparameter.flag(
          "antithetic",
          false,
          "Candidates come in mirrored pairs, as openes and pgpe were published; the population is"
              + " then even.");

  /** Overriders that have conflicts of their own look for this one too. */
  @Override
  public Optional<StrategyConflict> conflict(StrategySettings settings) {
    if (!isAntithetic(settings) || settings.population() % 2 == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new StrategyConflict(
            List.of("population", ANTITHETIC.name()),
            "must be even where `strategy.antithetic` is true, is " + settings.population()));
  }

  @Override
  public final SearchState initialise(float[] mean, StrategySettings settings) {
    float[] sigma = new float[mean.length];
    Arrays.fill(sigma, settings.sigma());
    return new SearchState(mean.clone(), sigma, initialVectors(mean.length, settings));
  }

  @Override
  public final float[] ask(
      SearchState state, StrategySettings settings, Key generation, int index) {
    float[] candidate =
        isAntithetic(settings)
            ? Perturbation.antithetic(generation, index, state.dimensions())
            : Perturbation.of(generation, index, state.dimensions());
    for (int i = 0; i < candidate.length; i++) {
      candidate[i] = state.mean()[i] + state.sigma()[i] * candidate[i];
    }
    return candidate;
  }

  private static boolean isAntithetic(StrategySettings settings) {
    return Boolean.TRUE.equals(settings.values().get(ANTITHETIC.name()));
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

  /**
   * The values before the first generation of the vectors that {@link #vectors} names; none, unless
   * a strategy says otherwise.
   */
  protected Map<String, float[]> initialVectors(int dimensions, StrategySettings settings) {
    return Map.of();
  }

  /**
   * The state after a generation; the arguments stay as they are.
   *
   * @param population the candidates that {@link #ask} gave, {@code [population][parameters]}
   * @param fitness of each of them; it may be infinite or not a number
   */
  protected abstract SearchState update(
      SearchState state, StrategySettings settings, float[][] population, float[] fitness);
}

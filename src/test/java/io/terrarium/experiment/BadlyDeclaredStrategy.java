package io.terrarium.experiment;

import io.terrarium.strategy.GaussianStrategy;
import io.terrarium.strategy.SearchState;
import io.terrarium.strategy.StrategyHyperparameter;
import io.terrarium.strategy.StrategySettings;
import java.util.List;

/** A strategy of a plugin that declares a key that every strategy has. */
public final class BadlyDeclaredStrategy extends GaussianStrategy {

  @Override
  public String name() {
    return "badly-declared";
  }

  @Override
  public List<StrategyHyperparameter> hyperparameters() {
    return List.of(StrategyHyperparameter.positive("sigma", 1, "It is the step size."));
  }

  @Override
  protected SearchState update(
      SearchState state, StrategySettings settings, float[][] population, float[] fitness) {
    return state;
  }
}

package io.terrarium.meta;

import io.terrarium.strategy.Strategy;
import io.terrarium.strategy.StrategySettings;

/**
 * The settings of an {@link EvolutionTask}.
 *
 * @param seed the seed of every random draw
 * @param trials the problem, and the algorithms that try its candidates
 */
public record EvolutionSettings(
    long seed,
    TrialSettings trials,
    Strategy strategy,
    StrategySettings strategySettings,
    EvaluationSettings evaluation,
    MeanEvaluation meanEvaluation) {}

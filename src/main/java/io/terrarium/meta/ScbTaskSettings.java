package io.terrarium.meta;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.compute.BackendProvider;
import io.terrarium.env.Environment;
import io.terrarium.scb.ScbSpec;
import io.terrarium.strategy.Strategy;
import io.terrarium.strategy.StrategySettings;
import java.util.List;

/**
 * What an {@link ScbTask} is made of.
 *
 * @param seed of every random draw
 * @param environment that scores a trained agent
 * @param algorithms at least one, each supporting the environment's actions
 * @param agents the hyperparameters of each algorithm, in the same order
 */
public record ScbTaskSettings(
    long seed,
    Environment environment,
    List<Algorithm> algorithms,
    List<HyperparameterSpace> agents,
    ScbSpec synthetic,
    Strategy strategy,
    StrategySettings strategySettings,
    EvaluationSettings evaluation,
    MeanEvaluation meanEvaluation,
    BackendProvider backend) {}

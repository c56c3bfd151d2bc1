package io.terrarium.experiment;

import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.env.Environment;
import io.terrarium.meta.EvaluationSettings;
import io.terrarium.meta.MeanEvaluation;
import io.terrarium.strategy.StrategySettings;
import io.terrarium.task.Discovery;
import io.terrarium.task.TaskSettings;
import java.util.List;
import java.util.Optional;

/**
 * An experiment whose values are resolved and valid.
 *
 * @param environment the name of the evaluation environment
 * @param seed the seed of every random draw of the run
 * @param algorithms the names of the algorithms, at least one; each generation trains one of them,
 *     in turn
 * @param generations the run ends after so many at the latest
 * @param task the kind of task, with the kind's own settings
 * @param agents one for each of the algorithms, in their order
 * @param backend the name of the backend that computes, which is never {@code auto}
 * @param mixed whether nodes of a cluster that have another build, or do not have this backend,
 *     compute for it too; the bytes of its result then depend on which nodes computed
 */
public record Experiment(
    String environment,
    long seed,
    List<String> algorithms,
    long generations,
    StrategySettings strategy,
    TaskSettings<?> task,
    EvaluationSettings evaluation,
    MeanEvaluation meanEvaluation,
    List<HyperparameterSpace> agents,
    Optional<StopCondition> stop,
    String backend,
    boolean mixed) {

  /**
   * The result that a search mean is for this experiment.
   *
   * @param registered the environment of this experiment's name
   * @param mean the numbers of a candidate
   */
  public Discovery discovery(Environment registered, float[] mean) {
    return new Discovery(
        environment,
        registered.observationSize(),
        registered.actions(),
        task,
        mean,
        agents,
        evaluation.environments(),
        evaluation.episodeLimit().end());
  }
}

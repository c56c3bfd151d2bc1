package io.terrarium.experiment;

import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.env.Environment;
import io.terrarium.meta.EvaluationSettings;
import io.terrarium.meta.MeanEvaluation;
import io.terrarium.result.Discovery;
import io.terrarium.scb.Scb;
import io.terrarium.scb.ScbSpec;
import io.terrarium.strategy.StrategySettings;
import java.util.List;
import java.util.Optional;

/**
 * An experiment, resolved and valid.
 *
 * @param environment name of the evaluation environment
 * @param seed of every random draw of the run
 * @param algorithms names of what is trained, one a generation in turn; at least one
 * @param generations at most so many
 * @param agents one for each of the algorithms, in their order
 * @param backend {@code simd}: never {@code auto}
 * @param mixed whether nodes of a cluster that have another build, or not this backend, compute for
 *     it too; its bytes then depend on who did
 */
public record Experiment(
    String environment,
    long seed,
    List<String> algorithms,
    long generations,
    StrategySettings strategy,
    ScbSpec synthetic,
    EvaluationSettings evaluation,
    MeanEvaluation meanEvaluation,
    List<HyperparameterSpace> agents,
    Optional<StopCondition> stop,
    String backend,
    boolean mixed) {

  /**
   * What this experiment has found.
   *
   * @param registered the environment of this experiment's name
   * @param parameters as {@link Scb#parameters} has them
   */
  public Discovery discovery(Environment registered, float[] parameters) {
    Scb scb = new Scb(synthetic, registered.observationSize(), registered.actions(), parameters);
    return new Discovery(
        environment, scb, agents, evaluation.environments(), evaluation.episodeLimit().end());
  }
}

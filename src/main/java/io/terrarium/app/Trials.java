package io.terrarium.app;

import io.terrarium.trial.AgentReturns;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The use case that trains agents in the result of a run and plays them in the real environment.
 */
public interface Trials {

  /**
   * The training of one agent.
   *
   * @param subject a result's file or a run directory
   * @param algorithm to train with
   * @param set hyperparameters that are not drawn, {@code name=value} each
   * @param seed of every random draw
   * @param episodeLimit of the evaluation; the end of the experiment's schedule if empty
   * @param out the file for the agent; it is not kept if empty
   */
  record Training(
      Path subject,
      String algorithm,
      List<String> set,
      long seed,
      OptionalInt episodeLimit,
      Optional<Path> out) {}

  /**
   * The evaluation of a result or of an agent.
   *
   * @param subject a result's file, a run directory or an agent's file
   * @param algorithms to train with; those of the experiment if empty, each that can act in the
   *     environment if {@code all} is among them
   * @param fixed whether to train with the published fixed hyperparameters instead of drawn ones
   * @param realSteps how long to train in the evaluation environment itself; in the synthetic one
   *     if empty
   * @param agents how many to train with each algorithm
   * @param seed of every random draw
   * @param episodeLimit of the evaluation; the end of the experiment's schedule if empty
   * @param workers how many train at once, at least 1
   * @param trainingOptions the names of the given options that say how to train, which are refused
   *     for an agent's file
   */
  record Evaluation(
      Path subject,
      List<String> algorithms,
      boolean fixed,
      OptionalInt realSteps,
      int agents,
      long seed,
      OptionalInt episodeLimit,
      int workers,
      List<String> trainingOptions) {}

  /**
   * The result of a training.
   *
   * @param environment that the agent was played in
   * @param episodeReturn the mean return of its episodes
   * @param episodes how many it played
   * @param values that it was trained with
   */
  record Trained(String environment, double episodeReturn, int episodes, AgentValues values) {}

  /**
   * Trains one agent and plays it.
   *
   * @throws io.terrarium.file.BadInput if the request is wrong, or the training fails
   */
  Trained train(Training training);

  /**
   * Trains and plays agents of each algorithm, or plays the one agent of a file.
   *
   * @throws io.terrarium.file.BadInput if the request is wrong
   */
  List<AgentReturns> evaluate(Evaluation evaluation);
}

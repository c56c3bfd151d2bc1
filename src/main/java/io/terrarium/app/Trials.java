package io.terrarium.app;

import io.terrarium.trial.AgentReturns;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Trains agents in a synthetic environment and plays them in the real one. */
public interface Trials {

  /**
   * @param subject an SCB file or a run directory
   * @param algorithm what to train
   * @param set hyperparameters that are not drawn, {@code name=value} each
   * @param episodeLimit of the evaluation; the end of the experiment's schedule if empty
   * @param out where to write the trained agent, if anywhere
   */
  record Training(
      Path subject,
      String algorithm,
      List<String> set,
      long seed,
      OptionalInt episodeLimit,
      Optional<Path> out) {}

  /**
   * @param subject an SCB file, a run directory or an agent file
   * @param algorithms what to train; all of the experiment's if empty, all that the environment
   *     allows if {@code all} is among them
   * @param fixed whether to train with the published fixed hyperparameters
   * @param realSteps of trainings in the evaluation environment itself, if those are wanted
   * @param agents how many of each
   * @param episodeLimit of the evaluation; the end of the experiment's schedule if empty
   * @param trainingOptions names of the options that were given and say how to train: an agent's
   *     file has no use for them
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
   * One trained agent.
   *
   * @param environment that it was played in
   * @param episodeReturn mean return of its episodes
   * @param episodes how many it played
   * @param values what it was trained with
   */
  record Trained(String environment, double episodeReturn, int episodes, AgentValues values) {}

  Trained train(Training training);

  List<AgentReturns> evaluate(Evaluation evaluation);
}

package io.terrarium.task;

import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;
import io.terrarium.file.BadInput;
import io.terrarium.scb.Scb;
import java.util.List;
import java.util.Optional;

/**
 * The result of a run. It stands alone: it holds all that is needed to train and evaluate agents in
 * it.
 *
 * @param environment the name of the evaluation environment
 * @param observationSize the number of values in an observation of that environment
 * @param actions that environment's action space
 * @param task the kind of task that found it, with the kind's own settings
 * @param parameters the search mean
 * @param agents the hyperparameters that the experiment drew from, one for each algorithm in its
 *     order; at least one
 * @param environments the number of evaluation episodes of an agent
 * @param episodeLimit the most steps of such an episode, which is the end value of the experiment's
 *     schedule
 */
public record Discovery(
    String environment,
    int observationSize,
    ActionSpace actions,
    TaskSettings<?> task,
    float[] parameters,
    List<HyperparameterSpace> agents,
    int environments,
    int episodeLimit) {

  /** The synthetic environment, if the task has found one. */
  public Optional<Scb> scb() {
    return task.scb().map(spec -> new Scb(spec, observationSize, actions, parameters));
  }

  /** This result with evaluation episodes of at most so many steps. */
  public Discovery withEpisodeLimit(int steps) {
    return new Discovery(
        environment, observationSize, actions, task, parameters, agents, environments, steps);
  }

  /**
   * Checks that the registered environment of this name has the spaces that this result was evolved
   * for.
   *
   * @param subject the subject of the refusal, which is the file
   * @throws BadInput if it has other spaces
   */
  public void requireFits(Environment candidate, String subject) {
    if (observationSize != candidate.observationSize() || !actions.equals(candidate.actions())) {
      throw new BadInput(
          "%s was evolved for a %s of %d observations and %s, here it has %d and %s."
              .formatted(
                  subject,
                  environment,
                  observationSize,
                  actions,
                  candidate.observationSize(),
                  candidate.actions()));
    }
  }
}

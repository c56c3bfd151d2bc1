package io.terrarium.result;

import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.env.Environment;
import io.terrarium.file.BadInput;
import io.terrarium.scb.Scb;
import java.util.List;

/**
 * The result of a run, standing alone: all that training and evaluating agents in it takes.
 *
 * @param environment name of the evaluation environment
 * @param scb the search mean as a synthetic environment
 * @param agents what the experiment drew hyperparameters from, in its order; at least one
 * @param environments evaluation episodes of an agent
 * @param episodeLimit the end value of the experiment's schedule
 */
public record Discovery(
    String environment,
    Scb scb,
    List<HyperparameterSpace> agents,
    int environments,
    int episodeLimit) {

  /** The same with evaluation episodes of so many steps at most. */
  public Discovery withEpisodeLimit(int steps) {
    return new Discovery(environment, scb, agents, environments, steps);
  }

  /**
   * Checks that the registered environment of this name has the spaces that this was evolved for.
   *
   * @param subject of the refusal: the file
   * @throws BadInput where it has not
   */
  public void requireFits(Environment candidate, String subject) {
    if (scb.observationSize() != candidate.observationSize()
        || !scb.actions().equals(candidate.actions())) {
      throw new BadInput(
          subject
              + " was evolved for a "
              + environment
              + " of "
              + scb.observationSize()
              + " observations and "
              + scb.actions()
              + ", here it has "
              + candidate.observationSize()
              + " and "
              + candidate.actions()
              + ".");
    }
  }
}

package io.terrarium.meta;

import io.terrarium.compute.BackendProvider;
import java.util.List;

/**
 * The settings that all trials of a problem share, whether a search, a table or a measurement wants
 * them.
 *
 * @param algorithms at least one; each supports the actions of the evaluation environment
 * @param backend computes the trials
 */
public record TrialSettings(
    Problem problem, List<TrainedAlgorithm> algorithms, BackendProvider backend) {

  /**
   * Holds the algorithms to the problem.
   *
   * @throws io.terrarium.file.BadInput if one cannot try its candidates
   */
  public TrialSettings {
    algorithms.forEach(problem::requireTriable);
  }
}

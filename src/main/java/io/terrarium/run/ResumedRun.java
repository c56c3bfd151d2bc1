package io.terrarium.run;

import io.terrarium.experiment.Experiment;
import io.terrarium.file.BadInput;
import io.terrarium.meta.RunState;
import io.terrarium.strategy.SearchState;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run that may start or go on in its directory.
 *
 * @param directory of the run, which is held
 * @param state to go on from; empty where the run starts
 */
public record ResumedRun(RunDirectory directory, Optional<RunState> state) {

  /**
   * Opens the directory of a run and reads how far the run is.
   *
   * @param first the state before generation 0, whose shape all states of the run have
   * @throws BadInput as {@link RunDirectory#open} and {@link RunDirectory#resume} do; the directory
   *     is then not held, and nothing new is left behind
   */
  public static ResumedRun open(Path path, Experiment experiment, SearchState first) {
    RunDirectory directory = RunDirectory.open(path, experiment);
    try {
      return new ResumedRun(directory, directory.resume(first));
    } catch (RuntimeException e) {
      directory.abandon();
      throw e;
    }
  }
}

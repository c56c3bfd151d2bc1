package io.terrarium.app;

import io.terrarium.experiment.ExperimentSetup;
import io.terrarium.meta.RunState;
import io.terrarium.report.ReportWriter;
import io.terrarium.report.TensorBoardWriter;
import io.terrarium.run.FinishedGeneration;
import io.terrarium.run.RunDirectory;
import io.terrarium.run.RunListener;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The files of a run: those that its directory keeps itself, TensorBoard's and the report. */
final class RunFiles {

  private RunFiles() {}

  /** The listeners that write the files, in the order in which they must hear of an event. */
  static List<RunListener> listeners(RunDirectory directory, ExperimentSetup setup) {
    List<RunListener> listeners = new ArrayList<>(directory.listeners(setup));
    listeners.add(events(directory, setup));
    listeners.add(new ReportWriter(directory.path()));
    return listeners;
  }

  /**
   * Makes all files what they would be if the run had been computed here so far.
   *
   * @param state after the last finished generation
   * @param generations all that are finished
   */
  static void restore(
      RunDirectory directory,
      ExperimentSetup setup,
      RunState state,
      List<FinishedGeneration> generations) {
    directory.restore(state, generations);
    events(directory, setup).rewrite(generations);
  }

  private static TensorBoardWriter events(RunDirectory directory, ExperimentSetup setup) {
    return new TensorBoardWriter(
        directory.path(), setup.experiment().algorithms(), setup.text(), Clock.systemUTC());
  }
}

package io.terrarium.cli;

import io.terrarium.report.HtmlReport;
import io.terrarium.report.TensorBoardWriter;
import io.terrarium.run.ExperimentSetup;
import io.terrarium.run.RunDirectory;
import io.terrarium.run.RunListener;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** All that keeps the files of a run which goes on in this process. */
final class RunFiles {

  private RunFiles() {}

  /** In the order in which they must hear of it. */
  static List<RunListener> listeners(RunDirectory directory, ExperimentSetup setup) {
    List<RunListener> listeners = new ArrayList<>(directory.listeners(setup));
    listeners.add(
        new TensorBoardWriter(
            directory.path(), setup.experiment().algorithms(), setup.text(), Clock.systemUTC()));
    listeners.add(new HtmlReport(directory.path()));
    return listeners;
  }
}

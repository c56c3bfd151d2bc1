package io.terrarium.run;

import io.terrarium.env.Environment;
import io.terrarium.experiment.Experiment;
import io.terrarium.run.RunEvent.Finished;
import io.terrarium.task.DiscoveryFile;
import java.nio.file.Path;

/**
 * The listener that writes the result, {@code scb.pb} of a synthetic environment, when the run is
 * over.
 */
final class ResultWriter implements RunListener {

  private final Path file;
  private final Experiment experiment;
  private final Environment environment;

  ResultWriter(Path file, Experiment experiment, Environment environment) {
    this.file = file;
    this.experiment = experiment;
    this.environment = environment;
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof Finished finished) {
      DiscoveryFile.write(
          file, experiment.discovery(environment, finished.state().search().mean()));
    }
  }
}

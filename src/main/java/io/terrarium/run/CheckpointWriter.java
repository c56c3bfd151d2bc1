package io.terrarium.run;

import io.terrarium.run.RunEvent.GenerationFinished;
import java.nio.file.Path;

/** The listener that writes a checkpoint after each generation; its row of metrics comes first. */
final class CheckpointWriter implements RunListener {

  private final Path file;
  private final MetricsFile metrics;

  CheckpointWriter(Path file, MetricsFile metrics) {
    this.file = file;
    this.metrics = metrics;
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof GenerationFinished finished) {
      new Checkpoint(finished.state(), metrics.length()).write(file);
    }
  }
}

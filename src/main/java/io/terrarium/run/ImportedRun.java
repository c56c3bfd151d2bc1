package io.terrarium.run;

import io.terrarium.experiment.ExperimentSetup;
import io.terrarium.file.AtomicFile;
import io.terrarium.file.BadInput;
import io.terrarium.file.FileErrors;
import io.terrarium.file.FreshDirectories;
import io.terrarium.result.RunFileNames;
import io.terrarium.task.DiscoveryFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the run directory of an SCB that was found elsewhere: a result and its experiment, nothing
 * else.
 */
public final class ImportedRun {

  private ImportedRun() {}

  /**
   * Makes the directory.
   *
   * @param directory new or empty
   * @param parameters as {@link io.terrarium.scb.Scb#parameters} has them
   * @throws BadInput if the directory is not empty, or cannot be written; nothing is then left
   *     behind
   */
  public static void write(Path directory, ExperimentSetup setup, float[] parameters) {
    FreshDirectories fresh = new FreshDirectories();
    try {
      requireEmpty(directory);
      fresh.make(directory);
      fill(directory, setup, parameters);
    } catch (IOException e) {
      fresh.removeEmpty();
      throw FileErrors.writing(directory, e);
    } catch (BadInput e) {
      fresh.removeEmpty();
      throw e;
    }
  }

  private static void requireEmpty(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    if (!Files.isDirectory(directory)) {
      throw new BadInput(directory + " is a file; give --out a directory.");
    }
    if (RunDirectory.holdsSomethingForeign(directory)) {
      throw new BadInput(directory + " is not empty; give --out a new or an empty directory.");
    }
  }

  /** Writes the result first, because an experiment alone is a run that {@code evolve} begins. */
  private static void fill(Path directory, ExperimentSetup setup, float[] parameters)
      throws IOException {
    Path result = directory.resolve(setup.experiment().task().kind().resultFile());
    DiscoveryFile.write(result, setup.experiment().discovery(setup.environment(), parameters));
    try {
      AtomicFile.write(
          directory.resolve(RunFileNames.EXPERIMENT),
          setup.text().getBytes(StandardCharsets.UTF_8));
    } catch (BadInput e) {
      Files.delete(result);
      throw e;
    }
  }
}

package io.terrarium.experiment;

import io.terrarium.file.BadInput;
import io.terrarium.file.FileErrors;
import io.terrarium.result.Discovery;
import io.terrarium.result.RunFileNames;
import io.terrarium.result.ScbFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a command line calls {@code SCB|RUN}: a result, or the run directory that holds one. */
public final class DiscoverySource {

  private DiscoverySource() {}

  /** The file that holds the result. */
  public static Path file(Path scbOrRun) {
    return Files.isDirectory(scbOrRun) ? scbOrRun.resolve(RunFileNames.RESULT) : scbOrRun;
  }

  /**
   * Reads the result.
   *
   * @throws BadInput where there is none, the file is not right, or it is of another environment
   *     than the run
   */
  public static Discovery read(Path scbOrRun) {
    Path file = file(scbOrRun);
    if (!Files.isDirectory(scbOrRun)) {
      return ScbFile.read(file);
    }
    if (!Files.isExecutable(scbOrRun)) {
      throw FileErrors.reading(scbOrRun, new AccessDeniedException(scbOrRun.toString()));
    }
    if (!Files.exists(file)) {
      throw new BadInput(
          scbOrRun
              + " has no result "
              + RunFileNames.RESULT
              + " yet; give a finished run, or let `terrarium evolve` finish this one.");
    }
    Discovery discovery = ScbFile.read(file);
    requireSameEnvironment(scbOrRun.resolve(RunFileNames.EXPERIMENT), discovery);
    return discovery;
  }

  private static void requireSameEnvironment(Path experiment, Discovery discovery) {
    if (!Files.exists(experiment)) {
      return;
    }
    String line = "environment = " + ExperimentText.quoted(discovery.environment());
    try {
      String kept = ExperimentFile.read(experiment);
      if (!ExperimentText.isWhole(kept)) {
        throw new BadInput(
            experiment
                + " is damaged: it is not all there; put a copy of it back, or give the result "
                + RunFileNames.RESULT
                + " beside it.");
      }
      if (kept.lines().noneMatch(line::equals)) {
        throw new BadInput(
            experiment.resolveSibling(RunFileNames.RESULT)
                + " is for "
                + discovery.environment()
                + ", which is not the environment of "
                + experiment
                + "; put the run's own result back.");
      }
    } catch (IOException e) {
      throw FileErrors.reading(experiment, e);
    }
  }
}

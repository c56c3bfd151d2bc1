package io.terrarium.experiment;

import io.terrarium.file.BadInput;
import io.terrarium.file.FileErrors;
import io.terrarium.hocon.ValueTypes;
import io.terrarium.registry.Registry;
import io.terrarium.result.RunFileNames;
import io.terrarium.task.Discovery;
import io.terrarium.task.DiscoveryFile;
import io.terrarium.task.ScbTask;
import io.terrarium.task.TaskKind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A path that a user gives for a result: the result's file, or the run directory that holds it. */
public final class DiscoverySource {

  private DiscoverySource() {}

  /**
   * The file that holds the result, or would hold it.
   *
   * @throws BadInput if the run cannot be read, or its task is not one of these kinds
   */
  public static Path file(Path resultOrRun, Registry<TaskKind<?>> kinds) {
    return Files.isDirectory(resultOrRun)
        ? file(resultOrRun, text(resultOrRun), kinds)
        : resultOrRun;
  }

  /**
   * The file of a run, whose task its experiment says; one that does not is of the default kind.
   */
  private static Path file(Path run, String kept, Registry<TaskKind<?>> kinds) {
    String name =
        ExperimentText.parsed(kept)
            .getOrDefault(RootSection.TASK.name(), ScbTask.NAME)
            .replace("\"", "");
    return run.resolve(DiscoveryFile.known(name, experiment(run), kinds).resultFile());
  }

  private static Path experiment(Path run) {
    return run.resolve(RunFileNames.EXPERIMENT);
  }

  /** The text of a run's experiment; empty if there is none. */
  private static String text(Path run) {
    if (!Files.isExecutable(run)) {
      throw FileErrors.reading(run, new AccessDeniedException(run.toString()));
    }
    try {
      return ExperimentFile.read(experiment(run));
    } catch (IOException e) {
      throw FileErrors.reading(experiment(run), e);
    }
  }

  /**
   * Reads the result.
   *
   * @param kinds the kinds of tasks that it may be of
   * @throws BadInput if there is none, the file is not right, or it is of another environment than
   *     the run
   */
  public static Discovery read(Path resultOrRun, Registry<TaskKind<?>> kinds) {
    return Files.isDirectory(resultOrRun)
        ? readRun(resultOrRun, kinds)
        : DiscoveryFile.read(resultOrRun, kinds);
  }

  private static Discovery readRun(Path run, Registry<TaskKind<?>> kinds) {
    String kept = text(run);
    Path file = file(run, kept, kinds);
    if (!Files.exists(file)) {
      throw new BadInput(
          "%s has no result yet; give a finished run, or let `terrarium evolve` finish this one."
              .formatted(run));
    }
    Discovery discovery = DiscoveryFile.read(file, kinds);
    if (Files.exists(experiment(run))) {
      requireSameEnvironment(experiment(run), kept, file, discovery);
    }
    return discovery;
  }

  private static void requireSameEnvironment(
      Path experiment, String kept, Path result, Discovery discovery) {
    if (!ExperimentText.isWhole(kept)) {
      throw new BadInput(
          "%s is damaged: it is not all there; put a copy of it back, or give the result %s beside it."
              .formatted(experiment, result.getFileName()));
    }
    String line = "environment = " + ValueTypes.quoted(discovery.environment());
    if (kept.lines().noneMatch(line::equals)) {
      throw new BadInput(
          "%s is for %s, which is not the environment of %s; put the run's own result back."
              .formatted(result, discovery.environment(), experiment));
    }
  }
}

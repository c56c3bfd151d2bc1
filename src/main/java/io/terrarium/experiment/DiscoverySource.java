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
    if (!Files.isDirectory(resultOrRun)) {
      return resultOrRun;
    }
    if (!Files.isExecutable(resultOrRun)) {
      throw FileErrors.reading(resultOrRun, new AccessDeniedException(resultOrRun.toString()));
    }
    Path experiment = resultOrRun.resolve(RunFileNames.EXPERIMENT);
    return resultOrRun.resolve(kind(experiment, kinds).resultFile());
  }

  /** The kind of a run's task: an experiment that does not say it is of the default kind. */
  private static TaskKind<?> kind(Path experiment, Registry<TaskKind<?>> kinds) {
    String name =
        ExperimentText.parsed(text(experiment))
            .getOrDefault(RootSection.TASK.name(), ScbTask.NAME)
            .replace("\"", "");
    return DiscoveryFile.known(name, experiment, kinds);
  }

  private static String text(Path experiment) {
    try {
      return ExperimentFile.read(experiment);
    } catch (IOException e) {
      throw FileErrors.reading(experiment, e);
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
    Path file = file(resultOrRun, kinds);
    if (!Files.isDirectory(resultOrRun)) {
      return DiscoveryFile.read(file, kinds);
    }
    if (!Files.exists(file)) {
      throw new BadInput(
          "%s has no result yet; give a finished run, or let `terrarium evolve` finish this one."
              .formatted(resultOrRun));
    }
    Discovery discovery = DiscoveryFile.read(file, kinds);
    requireSameEnvironment(resultOrRun.resolve(RunFileNames.EXPERIMENT), file, discovery);
    return discovery;
  }

  private static void requireSameEnvironment(Path experiment, Path result, Discovery discovery) {
    if (!Files.exists(experiment)) {
      return;
    }
    String line = "environment = " + ValueTypes.quoted(discovery.environment());
    String kept = text(experiment);
    if (!ExperimentText.isWhole(kept)) {
      throw new BadInput(
          "%s is damaged: it is not all there; put a copy of it back, or give the result %s beside it."
              .formatted(experiment, result.getFileName()));
    }
    if (kept.lines().noneMatch(line::equals)) {
      throw new BadInput(
          "%s is for %s, which is not the environment of %s; put the run's own result back."
              .formatted(result, discovery.environment(), experiment));
    }
  }
}

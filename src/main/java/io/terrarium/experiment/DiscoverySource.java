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
import io.terrarium.task.TaskSettings;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

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
   * The file of a run, whose task its experiment says; an experiment that does not is of the
   * default kind. Without an experiment it is the result that is there.
   */
  private static Path file(Path run, String kept, Registry<TaskKind<?>> kinds) {
    return kept.isEmpty()
        ? onlyResult(run, kinds)
        : run.resolve(kind(run, kept, kinds).resultFile());
  }

  private static TaskKind<?> kind(Path run, String kept, Registry<TaskKind<?>> kinds) {
    return DiscoveryFile.known(kindName(ExperimentText.parsed(kept)), experiment(run), kinds);
  }

  private static String kindName(Map<String, String> kept) {
    return kept.getOrDefault(RootSection.TASK.name(), ScbTask.NAME).replace("\"", "");
  }

  private static Path onlyResult(Path run, Registry<TaskKind<?>> kinds) {
    return kinds.all().stream()
        .map(kind -> run.resolve(kind.resultFile()))
        .filter(Files::exists)
        .findFirst()
        .orElse(run.resolve(new ScbTask().resultFile()));
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
      requireOwn(experiment(run), kept, file, discovery);
    }
    return discovery;
  }

  private static void requireOwn(Path experiment, String kept, Path result, Discovery discovery) {
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
    if (isOfAnotherTask(ExperimentText.parsed(kept), discovery.task())) {
      throw new BadInput(
          "%s is of another task, or of other settings of it, than %s; put the run's own result back."
              .formatted(result, experiment));
    }
  }

  /** An experiment of an earlier build may lack a setting, but it never has another one. */
  private static boolean isOfAnotherTask(Map<String, String> kept, TaskSettings<?> task) {
    return !kindName(kept).equals(task.kind().name())
        || task.lines().entrySet().stream()
            .anyMatch(
                line -> !kept.getOrDefault(line.getKey(), line.getValue()).equals(line.getValue()));
  }
}

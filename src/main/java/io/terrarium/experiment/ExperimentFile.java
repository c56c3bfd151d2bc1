package io.terrarium.experiment;

import io.terrarium.file.AtomicFile;
import io.terrarium.file.BadInput;
import io.terrarium.file.FileErrors;
import io.terrarium.result.RunFileNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The file {@code experiment.conf}, which holds the experiment that a run directory was made for.
 */
public final class ExperimentFile {

  private final Path directory;
  private final Path file;
  private final Experiment experiment;

  public ExperimentFile(Path directory, Experiment experiment) {
    this.directory = directory;
    this.file = directory.resolve(RunFileNames.EXPERIMENT);
    this.experiment = experiment;
  }

  /**
   * Gives a new directory its experiment.
   *
   * @throws BadInput if the directory is another experiment's, or has lost its own
   */
  public void settle() throws IOException {
    if (required().isEmpty()) {
      write();
    }
  }

  /**
   * @throws BadInput if the directory is another experiment's, or has lost its own
   */
  public void require() throws IOException {
    required();
  }

  private String required() throws IOException {
    String kept = read(file);
    if (kept.isEmpty()) {
      requireNew();
    } else {
      requireSame(kept);
    }
    return kept;
  }

  /**
   * Checks like {@link #require} a directory that others may be beginning or abandoning meanwhile.
   *
   * @throws BadInput if the directory is another experiment's, or its own is damaged
   */
  public void requireSame() throws IOException {
    String kept = read(file);
    if (!kept.isEmpty()) {
      requireSame(kept);
    }
  }

  private void requireSame(String kept) {
    if (!ExperimentText.isWhole(kept)) {
      throw damaged("it is not all there");
    }
    ExperimentDifference.refuse(directory, kept, experiment);
  }

  /**
   * Refuses an empty experiment beside other files of a run. It was written whole before them, so
   * it is damaged.
   */
  private void requireNew() {
    List<String> others =
        List.of(
            RunFileNames.CHECKPOINT, experiment.task().kind().resultFile(), RunFileNames.METRICS);
    for (String other : others) {
      if (Files.exists(directory.resolve(other))) {
        throw damaged("it is empty, with " + other + " beside it");
      }
    }
  }

  private BadInput damaged(String how) {
    return refused(file, "is damaged: " + how);
  }

  /** The refusal of a directory whose run has lost its experiment. */
  public static BadInput missing(Path directory) {
    return refused(
        directory.resolve(RunFileNames.EXPERIMENT),
        "is missing, though there is a " + RunFileNames.CHECKPOINT + " beside it");
  }

  private static BadInput refused(Path file, String complaint) {
    return new BadInput(
        file
            + " "
            + complaint
            + "; put a copy of it back, or start anew in another directory with --run.");
  }

  /**
   * Writes the experiment again if its generations have grown; to be called once the run goes on.
   */
  public void grow() {
    try {
      if (!read(file).equals(ExperimentText.text(experiment))) {
        write();
      }
    } catch (IOException e) {
      throw FileErrors.reading(file, e);
    }
  }

  private void write() {
    AtomicFile.write(file, ExperimentText.text(experiment).getBytes(StandardCharsets.UTF_8));
  }

  /** The text of an {@code experiment.conf}; empty if there is no such file. */
  static String read(Path file) throws IOException {
    // not readString, which fails on bytes that are not text: they are a difference to name
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return "";
    }
  }
}

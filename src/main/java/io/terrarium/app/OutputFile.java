package io.terrarium.app;

import io.terrarium.file.BadInput;
import io.terrarium.file.FileErrors;
import io.terrarium.file.SavedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of file that a command writes after a long computation. Before that, it refuses a file
 * that cannot be written, or that exists and is of another kind: it may be the very run that was to
 * be evaluated.
 */
public enum OutputFile {
  /** The file of an agent, which {@code train} writes. */
  AGENT("does not hold an agent; give --out a new file, or an agent's") {
    @Override
    boolean isOfThisKind(Path file) {
      return SavedFile.kindOf(file).equals(Optional.of(SavedFile.AGENT));
    }
  },
  /** The CSV of agents, which {@code evaluate} writes. */
  AGENTS_CSV("does not hold agents of `evaluate`; give --csv a new file, or one that it wrote") {
    @Override
    boolean isOfThisKind(Path file) throws IOException {
      byte[] begin = (AgentsCsv.BEGIN + ',').getBytes(StandardCharsets.UTF_8);
      try (var in = Files.newInputStream(file)) {
        return Arrays.equals(in.readNBytes(begin.length), begin);
      }
    }
  };

  private final String complaint;

  OutputFile(String complaint) {
    this.complaint = complaint;
  }

  abstract boolean isOfThisKind(Path file) throws IOException;

  /**
   * Refuses a file that is not to be written.
   *
   * @throws BadInput if the file cannot be written, or exists and is of another kind
   */
  public void require(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new BadInput(file + " is a directory; give the path of a file.");
      }
      if (!Files.exists(file) || Files.isRegularFile(file)) {
        requireFolder(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath());
      }
      if (Files.isRegularFile(file) && Files.size(file) > 0 && !isOfThisKind(file)) {
        throw new BadInput(file + " exists and " + complaint + ".");
      }
    } catch (IOException e) {
      throw FileErrors.writing(file, e);
    }
  }

  /**
   * Refuses a folder that cannot be written, since the new file is written beside the old one
   * first.
   */
  private static void requireFolder(Path file) throws IOException {
    Path folder = file.getParent();
    if (!Files.exists(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    if (!Files.isWritable(folder)) {
      throw new AccessDeniedException(folder.toString());
    }
  }
}

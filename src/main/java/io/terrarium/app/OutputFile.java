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
 * What a command writes after it has computed for long. A file is refused before that where it
 * could not be written, or is there and is something else: it may be the run that was given.
 */
public enum OutputFile {
  /** The agent of {@code train}. */
  AGENT("holds no agent; give --out a new file, or an agent's") {
    @Override
    boolean isOneOfThem(Path file) {
      return SavedFile.kindOf(file).equals(Optional.of(SavedFile.AGENT));
    }
  },
  /** The agents of {@code evaluate}. */
  AGENTS_CSV("holds no agents of `evaluate`; give --csv a new file, or one that it wrote") {
    @Override
    boolean isOneOfThem(Path file) throws IOException {
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

  abstract boolean isOneOfThem(Path file) throws IOException;

  /**
   * @throws BadInput where the file cannot be written, or is there and is something else
   */
  public void require(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new BadInput(file + " is a directory; give the path of a file.");
      }
      if (!Files.exists(file) || Files.isRegularFile(file)) {
        requireFolder(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath());
      }
      if (Files.isRegularFile(file) && Files.size(file) > 0 && !isOneOfThem(file)) {
        throw new BadInput(file + " is there, and " + complaint + ".");
      }
    } catch (IOException e) {
      throw FileErrors.writing(file, e);
    }
  }

  /** A file is written beside the old one first. */
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

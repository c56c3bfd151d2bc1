package io.terrarium.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Turns an error of the file system into a refusal of one sentence. */
public final class FileErrors {

  private FileErrors() {}

  /** The refusal of a file that could not be written; its old content is still there. */
  public static BadInput writing(Path file, IOException cause) {
    return new BadInput(
        file
            + " cannot be written ("
            + reason(cause)
            + "); make room for it or choose another place.");
  }

  /** The refusal of a file that could not be read. */
  public static BadInput reading(Path file, IOException cause) {
    return new BadInput(file + " cannot be read (" + reason(cause) + ").");
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "there is no such file or directory";
    }
    if (cause instanceof NotDirectoryException || cause instanceof FileAlreadyExistsException) {
      return "a part of its path is a file, not a directory";
    }
    if (cause instanceof FileSystemException named && named.getReason() != null) {
      return named.getReason();
    }
    return String.valueOf(cause.getMessage());
  }
}

package io.terrarium.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The directories that a start makes for its run or node. A start that fails before it has anything
 * to go on from removes them again.
 */
public final class FreshDirectories {

  /**
   * The files that a run or node writes before it has something to keep; any other file in a
   * directory belongs to someone else.
   */
  private static final String EARLY_FILES =
      "{experiment.conf,metrics.csv,provenance.json,timings.csv,terrarium.log,"
          + "events.out.tfevents.*,.*.tmp}";

  private final Deque<Path> made = new ArrayDeque<>();

  /** Makes a directory and its parents where they are missing, and remembers those it made. */
  public void make(Path directory) throws IOException {
    Path parent = directory.toAbsolutePath().normalize();
    Deque<Path> missing = new ArrayDeque<>();
    while (parent != null && !Files.exists(parent)) {
      missing.push(parent);
      parent = parent.getParent();
    }
    for (Path each : missing) {
      makeOne(each);
    }
  }

  private void makeOne(Path directory) throws IOException {
    try {
      Files.createDirectory(directory);
      made.push(directory);
    } catch (FileAlreadyExistsException e) {
      // Another start may have made it in the meantime; then it is that start's to remove.
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
  }

  /**
   * Removes the directories that were made and are empty. One that has a lock file stays, for the
   * run that holds the lock.
   */
  public void removeEmpty() {
    try {
      for (Path each : made) {
        Files.delete(each);
      }
    } catch (IOException e) {
      // A directory that could not be used may not be removable either, and the user is to read the
      // first complaint.
      made.clear();
    }
  }

  /**
   * Removes the directories that were made, after the early files in the innermost one. Only the
   * holder of the directory's lock may call this: otherwise the files may be another run's.
   */
  public void removeHeld(Path directory) {
    if (directory.toAbsolutePath().normalize().equals(made.peek())) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(made.peek(), EARLY_FILES)) {
        for (Path file : files) {
          Files.delete(file);
        }
        Files.delete(made.peek().resolve(RunLock.FILE));
      } catch (IOException e) {
        return;
      }
    }
    removeEmpty();
  }
}

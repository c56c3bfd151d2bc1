package io.terrarium.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Directories made on the way to a run's or a node's own, so that one that fails before it has
 * anything to go on from leaves none of them behind.
 */
public final class FreshDirectories {

  /**
   * What a run or node writes before it has something to keep; anything else in a directory is not
   * ours.
   */
  private static final String EARLY_FILES =
      "{experiment.conf,metrics.csv,provenance.json,timings.csv,terrarium.log,"
          + "events.out.tfevents.*,.*.tmp}";

  private final Deque<Path> made = new ArrayDeque<>();

  /** Makes a directory with its parents, where they are missing. */
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
      // Another start may have made it since we looked: then it is there, and not ours.
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
  }

  /**
   * Removes what was made and is empty: a lock file in it keeps it for the run whose lock it is.
   */
  public void removeEmpty() {
    try {
      for (Path each : made) {
        Files.delete(each);
      }
    } catch (IOException e) {
      // What could not be used may not be removable either; the first complaint is the one to hear.
      made.clear();
    }
  }

  /**
   * Removes what was made, and first from the innermost directory what is written early. To be
   * called by who holds the directory's lock: without it the files may be another run's.
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

package io.terrarium.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Directories made on the way to a run's, so that a run that cannot start leaves none of them
 * behind.
 */
final class FreshDirectories {

  private final Deque<Path> made = new ArrayDeque<>();

  /** Makes a directory with its parents, where they are missing. */
  void make(Path directory) throws IOException {
    Path parent = directory.toAbsolutePath().normalize();
    Deque<Path> missing = new ArrayDeque<>();
    while (parent != null && !Files.exists(parent)) {
      missing.push(parent);
      parent = parent.getParent();
    }
    for (Path each : missing) {
      Files.createDirectory(each);
      made.push(each);
    }
  }

  /** Removes what was made and is still empty. */
  void remove() {
    try {
      for (Path each : made) {
        Files.deleteIfExists(each.resolve(RunLock.FILE));
        Files.delete(each);
      }
    } catch (IOException e) {
      // What could not be used may not be removable either; the first complaint is the one to hear.
      made.clear();
    }
  }
}

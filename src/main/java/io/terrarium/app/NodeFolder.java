package io.terrarium.app;

import io.terrarium.file.FreshDirectories;
import io.terrarium.file.RunLock;
import io.terrarium.result.RunFileNames;
import java.nio.file.Path;

/**
 * The folder in which a node keeps its copy of what the cluster keeps, and its log. It is locked
 * until it is closed: two nodes in one folder would each lose the other's copy, and Akka would say
 * nothing.
 */
final class NodeFolder implements AutoCloseable {

  private final Path path;
  private final FreshDirectories fresh;
  private final RunLock lock;
  private final LogFiles.OpenLog log;

  private NodeFolder(Path path, FreshDirectories fresh, RunLock lock, LogFiles.OpenLog log) {
    this.path = path;
    this.fresh = fresh;
    this.lock = lock;
    this.log = log;
  }

  /**
   * Makes the folder where it is missing, and takes it.
   *
   * @param runs the folder of the runs' directories
   * @param name of the folder
   * @throws io.terrarium.file.BadInput if it cannot be written, or another node holds it
   */
  static NodeFolder take(Path runs, String name, LogFiles logs) {
    Path path = runs.resolve(".nodes").resolve(name);
    FreshDirectories fresh = new FreshDirectories();
    RunLock lock = RunLock.take(path, fresh);
    return new NodeFolder(path, fresh, lock, logs.open(path.resolve(RunFileNames.LOG)));
  }

  /**
   * The folder of a node without a name. An IPv6 address loses its brackets, which shells expand.
   */
  static String name(String host, int port) {
    return host.replaceAll("[\\[\\]]", "") + "-" + port;
  }

  Path path() {
    return path;
  }

  /** Gives the folder of a node that was refused up, and removes it if this start made it. */
  void abandon() {
    fresh.removeHeld(path);
    close();
  }

  /** Gives the folder up, and keeps it; once more does nothing. */
  @Override
  public void close() {
    log.close();
    lock.close();
  }
}

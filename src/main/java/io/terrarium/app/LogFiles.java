package io.terrarium.app;

import java.nio.file.Path;

/**
 * Keeps logs in files. Which logger writes them is the business of the process, so the use cases
 * only say which file a log belongs to, and for how long.
 */
@FunctionalInterface
public interface LogFiles {

  /** Keeps no file, for applications that have a log of their own. */
  LogFiles NONE = file -> () -> {};

  /** Appends what this process logs to a file until the returned log is closed. */
  OpenLog open(Path file);

  /** A log that is being written to a file. */
  interface OpenLog extends AutoCloseable {

    /** Ends the log; no exception is thrown, since a log must not make its subject fail. */
    @Override
    void close();
  }
}

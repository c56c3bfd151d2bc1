package io.terrarium.cluster;

import io.terrarium.engine.Terrarium;
import io.terrarium.run.RunListener;
import java.nio.file.Path;
import java.util.List;

/** Where a run is kept on the node that hosts it, until closed. */
public interface RunStorage extends AutoCloseable {

  Path directory();

  /** What keeps its files, in the order in which they must hear of it. */
  List<RunListener> listeners();

  /**
   * Told every few seconds, and after each generation, how the run stands; on another thread than
   * the listeners.
   */
  default void standing(Terrarium.Status status) {}

  /** Gives the directory up, and keeps it. */
  @Override
  void close();
}

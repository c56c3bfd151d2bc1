package io.terrarium.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Starts nodes of a cluster. */
interface Nodes {

  /**
   * @param host the address to listen on, and to be reached at
   * @param port 0 for any
   * @param join nodes to join, {@code host:port}
   * @param roles further ones
   * @param workers at least 1
   * @param runs where the directories of runs are
   * @param settings of the actor system, if any
   */
  record Request(
      String host,
      int port,
      List<String> join,
      List<String> roles,
      int workers,
      Path runs,
      Optional<Path> settings) {}

  /** A node that runs. */
  interface Running {

    String address();

    /** Leaves the cluster; returns once it has left. */
    void leave();

    /** Waits until it has left; where the others took it for dead it comes back by itself. */
    void await();
  }

  Running start(Request request);
}

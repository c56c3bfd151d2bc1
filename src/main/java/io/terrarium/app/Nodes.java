package io.terrarium.app;

import io.terrarium.cluster.address.HostAndPort;
import io.terrarium.ops.HttpSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Starts nodes of a cluster. */
public interface Nodes {

  /**
   * @param host the address to be reached at
   * @param port 0 for any
   * @param bind where to listen, if elsewhere
   * @param join nodes to join, {@code host:port}
   * @param roles further ones
   * @param workers at least 1
   * @param runs where the directories of runs are
   * @param name of its folder in {@code runs}, where its host and port are not to name it
   * @param settings of the actor system, if any
   * @param http what it serves over HTTP, if anything
   */
  record Request(
      String host,
      int port,
      Optional<HostAndPort> bind,
      List<String> join,
      List<String> roles,
      int workers,
      Path runs,
      Optional<String> name,
      Optional<Path> settings,
      Optional<HttpSettings> http) {}

  /** A node that runs. */
  interface Running {

    String address();

    /** Host and port that it serves HTTP on, if it does. */
    Optional<String> http();

    /** Leaves the cluster; returns once it has left. */
    void leave();

    /**
     * Waits until it has left; where the others took it for dead it comes back by itself.
     *
     * @throws io.terrarium.file.BadInput where they do not take it, because of its settings
     */
    void await();
  }

  Running start(Request request);
}

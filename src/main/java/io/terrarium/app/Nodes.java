package io.terrarium.app;

import io.terrarium.cluster.address.HostAndPort;
import io.terrarium.ops.HttpSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The use case that hosts a node of a cluster in this process. */
public interface Nodes {

  /**
   * How a node is to be hosted.
   *
   * @param host the address that other nodes reach it at
   * @param port the port that they reach it at; 0 for any that is free
   * @param bind where the node listens; empty where that is the host and port
   * @param join {@code host:port} of nodes to join; empty where the node forms a cluster
   * @param roles further roles of the node, for a strategy of the Split Brain Resolver
   * @param workers how many train at once on the node, at least 1
   * @param runs the folder of the directories of runs
   * @param name of the node's own folder in {@code runs}; its host and port if empty
   * @param settings a HOCON file of settings for the actor system, if any
   * @param http what the node serves over HTTP; nothing if empty
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
      Optional<HttpSettings> http) {

    /** A request with nothing but what a node needs. */
    public static Request of(String host, int port, List<String> join, int workers, Path runs) {
      return new Request(
          host,
          port,
          Optional.empty(),
          join,
          List.of(),
          workers,
          runs,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /** A node that runs. */
  interface Running {

    /** The {@code host:port} that other nodes and clients reach it at. */
    String address();

    /** The {@code host:port} that it serves HTTP on, if it does. */
    Optional<String> http();

    /** Leaves the cluster; returns once the node has left. */
    void leave();

    /**
     * Waits until the node has left. Where the other nodes took it for dead, it comes back by
     * itself.
     *
     * @throws io.terrarium.file.BadInput if they do not take it, because of its settings
     */
    void await();
  }

  /**
   * Starts a node, and returns once it can be reached.
   *
   * @throws io.terrarium.file.BadInput if it cannot listen, or its folder cannot be used
   */
  Running start(Request request);
}

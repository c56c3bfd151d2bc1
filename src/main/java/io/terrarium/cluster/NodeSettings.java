package io.terrarium.cluster;

import com.typesafe.config.Config;
import io.terrarium.cluster.address.HostAndPort;
import io.terrarium.cluster.address.HostName;
import java.nio.file.Path;
import java.util.List;

/**
 * The settings of a node in a cluster.
 *
 * @param host the address that it listens on, and that others reach it at
 * @param port 0 for any that is free
 * @param join {@code host:port} of nodes to join, its own among them or not; empty where it forms a
 *     cluster of its own
 * @param roles its further roles, for the strategies of the Split Brain Resolver
 * @param files the folder in which it keeps what it has of the cluster's run
 * @param akka settings laid over Terrarium's own, those of TLS for instance
 */
public record NodeSettings(
    String host, int port, List<String> join, List<String> roles, Path files, Config akka) {

  /**
   * Copies the lists, and takes addresses in their one form.
   *
   * @throws io.terrarium.file.BadInput if an address is not one
   */
  public NodeSettings {
    host = HostName.reachable(host);
    join = join.stream().map(HostAndPort::ofNode).map(HostAndPort::toString).toList();
    roles = List.copyOf(roles);
  }
}

package io.terrarium.cluster;

import java.util.List;

/**
 * A node as another one sees it.
 *
 * @param address host and port
 * @param status Akka's word: Joining, Up, Leaving and so on
 * @param reachable whether it answers
 * @param roles it has
 */
public record ClusterMember(String address, String status, boolean reachable, List<String> roles) {}

package io.terrarium.run;

import java.util.List;
import java.util.Map;

/**
 * Who has computed a run of a cluster, as far as a process that followed it has seen.
 *
 * @param run its name in the cluster
 * @param hosts the nodes that it lived on, in the order in which they were seen
 * @param nodes the devices of each node that has computed for it
 */
public record ClusterComputation(String run, List<String> hosts, Map<String, List<String>> nodes) {

  /** Those that were seen, a worker a device. */
  int workers() {
    return nodes.values().stream().mapToInt(List::size).sum();
  }
}

package io.terrarium.run;

import java.util.List;
import java.util.Map;

/**
 * The nodes of a cluster that have computed a run, as far as a process that followed it has seen.
 *
 * @param run the name of the run in the cluster
 * @param hosts the nodes that hosted the run, in the order in which they were seen
 * @param nodes the devices of each node that has computed for it
 */
public record ClusterComputation(String run, List<String> hosts, Map<String, List<String>> nodes) {

  /** The number of workers that were seen: each device has one. */
  int workers() {
    return nodes.values().stream().mapToInt(List::size).sum();
  }
}

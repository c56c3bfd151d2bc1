package io.terrarium.cluster;

import io.terrarium.cluster.replica.RunStatus;
import java.util.List;
import java.util.Optional;

/**
 * The report of how a cluster's run stands.
 *
 * @param id of the run among those that the cluster had; 0 where it has had none
 * @param name of its directory; empty where the cluster has had no run
 * @param host host and port of the node that hosts it
 * @param sentence why it failed, where it did
 * @param generation the generation that is being evaluated, or would be next
 * @param algorithm the algorithm that the generation trains
 * @param done finished units of the generation
 * @param total units of the generation
 * @param redone units that were leased again since the run came to this node
 * @param sites what each node does for the run
 */
public record ClusterReport(
    long id,
    String name,
    String host,
    RunStatus standing,
    Optional<String> sentence,
    long generation,
    String algorithm,
    int done,
    int total,
    int redone,
    List<SiteReport> sites) {

  /**
   * What one node does for the run.
   *
   * @param address host and port
   * @param devices one worker each
   * @param refusal why the node does not compute, where it does not
   * @param unitsPerSecond the speed of each of its workers that has answered
   */
  public record SiteReport(
      String address,
      List<String> devices,
      Optional<String> refusal,
      List<Double> unitsPerSecond) {}

  /** Whether the run does not go on by itself. */
  public boolean isOver() {
    return standing != RunStatus.GOING;
  }
}

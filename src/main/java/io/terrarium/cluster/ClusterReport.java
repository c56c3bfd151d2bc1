package io.terrarium.cluster;

import io.terrarium.cluster.replica.RunStatus;
import java.util.List;
import java.util.Optional;

/**
 * How a cluster's run stands.
 *
 * @param id of the run among those that the cluster had; 0 where it has had none
 * @param name of its directory; empty where the cluster has had no run
 * @param host host and port of the node that its supervisor lives on
 * @param sentence why it failed, where it did
 * @param generation that is being evaluated, or would be next
 * @param algorithm that it trains
 * @param done units of the generation that are finished
 * @param total units that it has
 * @param redone units that were leased again since the supervisor came to this host
 * @param sites what computes
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
   * @param refusal why it does not compute, where it does not
   * @param unitsPerSecond of each of its workers that has answered
   */
  public record SiteReport(
      String address,
      List<String> devices,
      Optional<String> refusal,
      List<Double> unitsPerSecond) {}

  /** Whether nothing more will come of it by itself. */
  public boolean isOver() {
    return standing != RunStatus.GOING;
  }
}

package io.terrarium.cli;

import io.terrarium.cluster.ClusterMember;
import io.terrarium.cluster.ClusterReport;
import io.terrarium.cluster.ClusterReport.SiteReport;
import io.terrarium.cluster.replica.RunStatus;
import io.terrarium.file.EnumText;
import java.util.List;

/**
 * The JSON that {@code status --json} prints. Its keys are the names here, and {@code
 * docs/cluster.md} explains them.
 *
 * @param run null where the cluster has had none
 */
record ClusterJson(List<Member> members, Run run) {

  /**
   * A node of the cluster, as the node that was asked sees it.
   *
   * @param node host and port
   * @param status Akka's word for it
   */
  record Member(String node, String status, boolean reachable, List<String> roles) {

    static Member of(ClusterMember member) {
      return new Member(member.address(), member.status(), member.reachable(), member.roles());
    }
  }

  /**
   * The cluster's run, with the fields of {@link ClusterReport}.
   *
   * @param host host and port of the node that hosts it
   * @param sentence null where it has not failed
   * @param generation counts from 0
   */
  record Run(
      String name,
      String host,
      String standing,
      String sentence,
      long generation,
      String algorithm,
      int done,
      int total,
      int redone,
      List<Site> nodes) {

    static Run of(ClusterReport report) {
      return new Run(
          report.name(),
          report.host(),
          word(report.standing()),
          report.sentence().orElse(null),
          report.generation(),
          report.algorithm(),
          report.done(),
          report.total(),
          report.redone(),
          report.sites().stream().map(Site::of).toList());
    }
  }

  /**
   * A node that computes for the run, or refuses to.
   *
   * @param node host and port
   * @param refusal null where it computes
   */
  record Site(String node, List<String> devices, String refusal, List<Double> candidatesPerSecond) {

    static Site of(SiteReport site) {
      return new Site(
          site.address(), site.devices(), site.refusal().orElse(null), site.unitsPerSecond());
    }
  }

  /** How a run stands, in one word. */
  static String word(RunStatus standing) {
    return EnumText.of(standing);
  }

  static ClusterJson of(List<ClusterMember> members, ClusterReport report) {
    return new ClusterJson(
        members.stream().map(Member::of).toList(), report.name().isEmpty() ? null : Run.of(report));
  }
}

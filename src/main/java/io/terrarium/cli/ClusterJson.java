package io.terrarium.cli;

import io.terrarium.cluster.ClusterMember;
import io.terrarium.cluster.ClusterReport;
import io.terrarium.cluster.ClusterReport.SiteReport;
import java.util.List;
import java.util.Locale;

/**
 * What {@code status --json} prints; its keys are the names here, and are in {@code
 * docs/cluster.md}.
 *
 * @param run null where the cluster has had none
 */
record ClusterJson(List<Member> members, Run run) {

  /**
   * A node as the one that was asked sees it.
   *
   * @param node host and port
   * @param status Akka's word
   */
  record Member(String node, String status, boolean reachable, List<String> roles) {

    static Member of(ClusterMember member) {
      return new Member(member.address(), member.status(), member.reachable(), member.roles());
    }
  }

  /**
   * The run; its fields are those of {@link ClusterReport}.
   *
   * @param host host and port of its node
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
          report.standing().name().toLowerCase(Locale.ROOT),
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
   * What one node does for the run.
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

  static ClusterJson of(List<ClusterMember> members, ClusterReport report) {
    return new ClusterJson(
        members.stream().map(Member::of).toList(), report.name().isEmpty() ? null : Run.of(report));
  }
}

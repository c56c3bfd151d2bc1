package io.terrarium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.cluster.ClusterMember;
import io.terrarium.cluster.ClusterReport;
import io.terrarium.cluster.ClusterReport.SiteReport;
import io.terrarium.cluster.replica.RunStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusCommandTest {

  private static final String REASON =
      "The run was begun by terrarium 1.0 with a.jar, this node has terrarium 1.1 with b.jar; give all nodes the same build and plugins.";

  @Test
  void why_a_node_does_not_compute_is_a_line_below_the_table() {
    assertThat(text(computes("a:1"), refuses("b:1", REASON), computes("c:1")))
        .endsWith(
            """
            node  devices  candidates/s
            a:1     cpu:0       3.5 4.0
            b:1      none
            c:1     cpu:0       3.5 4.0
            b:1: %s"""
                .formatted(REASON));
  }

  @Test
  void a_reason_that_several_nodes_have_is_said_once() {
    assertThat(text(refuses("a:1", REASON), refuses("b:1", "Other."), refuses("c:1", REASON)))
        .endsWith("\na:1, c:1: " + REASON + "\nb:1: Other.");
  }

  @Test
  void where_all_compute_there_is_no_line() {
    assertThat(text(computes("a:1"))).endsWith("3.5 4.0");
  }

  private static String text(SiteReport... sites) {
    return StatusCommand.text(
        List.of(new ClusterMember("a:1", "Up", true, List.of("terrarium-node"))),
        new ClusterReport(
            11,
            "run",
            "a:1",
            RunStatus.GOING,
            Optional.empty(),
            2,
            "ppo",
            1,
            6,
            0,
            List.of(sites)));
  }

  private static SiteReport computes(String node) {
    return new SiteReport(node, List.of("cpu:0"), Optional.empty(), List.of(3.5, 4.0));
  }

  private static SiteReport refuses(String node, String reason) {
    return new SiteReport(node, List.of(), Optional.of(reason), List.of());
  }
}

package io.terrarium.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A network that fails: nobody computes twice what is told, and the result is the same. */
@Tag("faults")
@EnabledIf(
    value = "io.terrarium.process.Namespaces#areAllowed",
    disabledReason = "this machine lets the test make no network namespaces")
class PartitionProcessTest {

  private final Namespaces network = new Namespaces(3);

  @RegisterExtension private final Cluster cluster = Cluster.in(network, 3);

  @Test
  void a_host_that_is_cut_off_stops_before_another_goes_on_and_comes_back() {
    Running follower = cluster.startAll().awaitUp(3).follow();
    int host = cluster.awaitGeneration(10).host();
    network.cut(host);
    cluster.awaitHostOtherThan(host);
    network.heal();
    cluster.awaitUp(3);
    follower.end().well();
    cluster.assertSameBytes();
    assertToldOnce();
  }

  @Test
  void a_worker_that_is_cut_off_comes_back() {
    Running follower = cluster.startAll().awaitUp(3).follow();
    int worker = cluster.awaitGeneration(10).worker();
    network.cut(worker);
    cluster.awaitUp(2);
    network.heal();
    cluster.awaitUp(3);
    follower.end().well();
    cluster.assertSameBytes();
    assertToldOnce();
  }

  /** Each is a minority, and takes itself out. */
  @Test
  void nodes_that_were_all_alone_find_each_other_again() {
    Running follower = cluster.startAll().awaitUp(3).follow();
    cluster.awaitGeneration(10);
    network.unplug(0, 1, 2);
    Cluster.pause(12_000);
    int told = cluster.told().size();
    Cluster.pause(2_000);
    assertThat(cluster.told()).hasSize(told);
    network.heal();
    cluster.awaitUp(3);
    follower.end().well();
    cluster.assertSameBytes();
    assertToldOnce();
  }

  /** Two do not hear each other, and a third hears both. */
  @Test
  void a_cut_in_one_direction_between_two_nodes_costs_time_only() {
    Running follower = cluster.startAll().awaitUp(3).follow();
    int host = cluster.awaitGeneration(10).host();
    int worker = cluster.worker();
    network.block(host, worker);
    Cluster.pause(15_000);
    network.unblock(host, worker);
    cluster.awaitUp(3);
    follower.end().well();
    cluster.assertSameBytes();
    assertToldOnce();
  }

  @Test
  void cables_that_fail_for_moments_cost_time_only() {
    Running follower = cluster.startAll().awaitUp(3).follow();
    cluster.awaitGeneration(10);
    for (int i = 0; i < 12; i++) {
      network.unplug(i % 3);
      Cluster.pause(400);
      network.heal();
      Cluster.pause(600);
    }
    follower.end().well();
    cluster.assertSameBytes();
    assertToldOnce();
  }

  @Test
  void packets_that_are_late_or_lost_cost_time_only() {
    String obstacle = network.disturb("delay 20ms 10ms loss 3%");
    assumeTrue(obstacle.isEmpty(), "this kernel disturbs no packets: " + obstacle.strip());
    cluster.startAll().awaitUp(3).follow().end().well();
    cluster.assertSameBytes();
    assertToldOnce();
  }

  /** By one supervisor after the other: told generations only grow. */
  private void assertToldOnce() {
    List<Long> generations = cluster.told().stream().map(Told::generation).toList();
    assertThat(generations).isSorted().doesNotHaveDuplicates();
  }
}

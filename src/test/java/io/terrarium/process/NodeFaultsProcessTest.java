package io.terrarium.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run of three nodes that are killed: of the tests with faults the one to run after a change. */
@Tag("faults")
@Tag("foremost")
class NodeFaultsProcessTest {

  @RegisterExtension private final Cluster cluster = Cluster.of(3);

  @Test
  void a_run_whose_worker_and_then_whose_host_is_killed_ends_with_the_same_bytes() {
    Running follower = cluster.startAll().awaitUp(3).follow();
    int worker = cluster.awaitGeneration(5).worker();
    cluster.kill(worker);
    cluster.awaitGeneration(20);
    cluster.start(worker);
    cluster.awaitUp(3).awaitGeneration(30);
    int host = cluster.host();
    cluster.kill(host);
    cluster.awaitHostOtherThan(host);
    follower.end().well();
    assertThat(cluster.host()).isNotEqualTo(host);
    cluster.assertSameBytes();
    assertThat(cluster.followed().resolve("provenance.json"))
        .content()
        .contains("\"followed\"", cluster.address(host), cluster.address(cluster.host()));
  }
}

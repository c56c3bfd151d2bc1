package io.terrarium.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes die, stop answering, come late, come back. */
@Tag("faults")
class FaultsProcessTest {

  @RegisterExtension private final Cluster five = Cluster.of(5);
  @RegisterExtension private final Cluster three = Cluster.of(3);

  @Test
  void a_run_goes_on_where_its_host_and_a_worker_die_at_once_and_a_majority_stays() {
    Running follower = five.startAll().awaitUp(5).follow();
    int host = five.awaitGeneration(10).host();
    five.kill(host, five.worker());
    follower.end().well();
    five.assertSameBytes();
  }

  @Test
  void a_run_without_a_majority_waits_until_nodes_return() {
    Running follower = three.startAll().awaitUp(3).follow();
    int host = three.awaitGeneration(10).host();
    int worker = three.worker();
    three.kill(host, worker);
    int told = three.told().size();
    Cluster.pause(12_000);
    assertThat(three.told()).hasSize(told);
    three.start(host);
    three.start(worker);
    follower.end().well();
    three.assertSameBytes();
  }

  @Test
  void a_host_that_was_paused_and_taken_for_dead_comes_back_as_a_worker() {
    Running follower = three.startAll().awaitUp(3).follow();
    int host = three.awaitGeneration(10).host();
    three.node(host).suspend();
    three.awaitHostOtherThan(host);
    three.node(host).resume();
    three.awaitUp(3);
    follower.end().well();
    three.assertSameBytes();
  }

  @Test
  void a_worker_that_was_paused_for_a_moment_works_on() {
    Running follower = three.startAll().awaitUp(3).follow();
    int worker = three.awaitGeneration(10).worker();
    three.node(worker).suspend().during(1000).resume();
    follower.end().well();
    three.assertSameBytes();
  }

  @Test
  void a_worker_that_was_paused_and_taken_for_dead_comes_back() {
    Running follower = three.startAll().awaitUp(3).follow();
    int worker = three.awaitGeneration(10).worker();
    three.node(worker).suspend();
    three.awaitUp(2);
    three.node(worker).resume();
    three.awaitUp(3);
    follower.end().well();
    three.assertSameBytes();
  }

  @Test
  void a_node_that_joins_late_works_too() {
    three.start(0);
    three.start(1);
    Running follower = three.follow();
    three.awaitGeneration(10).start(2);
    three.awaitUp(3);
    follower.end().well();
    three.assertSameBytes();
  }

  @Test
  void a_run_goes_on_after_all_nodes_were_killed_and_started_again() {
    Running follower = three.startAll().follow();
    three.awaitGeneration(30).kill(0, 1, 2);
    IntStream.of(2, 1, 0).forEach(three::start);
    follower.end().well();
    three.assertSameBytes();
  }

  /** It knows less than the others, and waits for a second. */
  @Test
  void a_run_goes_on_where_a_node_that_missed_much_is_the_first_to_return() {
    Running follower = three.startAll().awaitUp(3).follow();
    three.awaitGeneration(5).kill(0);
    three.awaitGeneration(40).kill(1, 2);
    int told = three.told().size();
    three.start(0);
    Cluster.pause(6000);
    assertThat(three.told()).hasSize(told);
    three.start(1);
    three.start(2);
    follower.end().well();
    three.assertSameBytes();
  }
}

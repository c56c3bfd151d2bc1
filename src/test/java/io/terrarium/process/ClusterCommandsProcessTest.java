package io.terrarium.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.terrarium.env.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the commands do to a cluster whose run goes on. */
@Tag("faults")
class ClusterCommandsProcessTest {

  @TempDir private Path directory;

  @RegisterExtension private final Cluster cluster = Cluster.of(3);

  @Test
  void ctrl_c_of_who_follows_leaves_the_run_to_the_cluster_and_it_is_followed_again() {
    Running follower = cluster.startAll().follow().until("generation 3/");
    Ended left = follower.interrupt();
    assertThat(left.exitCode()).isEqualTo(130);
    assertThat(left.complaints())
        .contains("terrarium: the run goes on in the cluster; the same command follows it again.");
    Ended refused = cluster.follow("--seed", "9").end();
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.complaints()).singleElement().asString().contains("at work on run");
    cluster.follow().end().well();
    cluster.assertSameBytes();
  }

  @Test
  void a_run_that_was_stopped_goes_on_and_each_node_says_how_it_stands() {
    Running follower = cluster.startAll().awaitUp(3).follow().until("generation 3/");
    assertThat(cluster.command("stop").end().well().out()).contains("run is stopped after");
    Ended ended = follower.end();
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.complaints()).singleElement().asString().contains("was stopped");
    for (int node = 0; node < 3; node++) {
      JsonObject status = status(node);
      assertThat(status.getAsJsonArray("members")).hasSize(3);
      assertThat(status.getAsJsonObject("run").get("standing").getAsString()).isEqualTo("stopped");
    }
    cluster.follow().end().well();
    cluster.assertSameBytes();
  }

  private JsonObject status(int node) {
    String[] words = {"status", "--json", "--join", cluster.address(node)};
    return JsonParser.parseString(Program.with().run(words).well().out()).getAsJsonObject();
  }

  /** Nobody has to take them for dead. */
  @Test
  void nodes_that_are_left_with_ctrl_c_give_back_what_they_hold_and_the_run_at_once() {
    Running follower = cluster.startAll().awaitUp(3).follow();
    int worker = cluster.awaitGeneration(10).worker();
    assertThat(cluster.node(worker).interrupt().complaints())
        .contains("terrarium: the node has left.");
    cluster.start(worker);
    cluster.awaitUp(3);
    int host = cluster.host();
    cluster.node(host).interrupt();
    cluster.awaitHostOtherThan(host);
    follower.end().well();
    cluster.assertSameBytes();
    assertThat(cluster.logs()).doesNotContain("SBR is downing");
  }

  @Test
  void a_node_of_another_build_says_why_it_does_not_compute() throws IOException {
    Path jar = Files.createDirectory(directory.resolve("plugins")).resolve("corridor.jar");
    Path scratch = Files.createDirectory(directory.resolve("scratch"));
    PluginJar.write(jar, scratch, Environment.class, "Corridor");
    cluster.start(0);
    cluster.start(1);
    cluster.start(2, Program.with().withJar(jar));
    Running follower = cluster.awaitUp(3).follow().until("generation 10/");
    assertThat(status(0).getAsJsonObject("run").getAsJsonArray("nodes"))
        .filteredOn(
            site -> site.getAsJsonObject().get("node").getAsString().equals(cluster.address(2)))
        .singleElement()
        .satisfies(
            site -> {
              assertThat(site.getAsJsonObject().getAsJsonArray("devices")).isEmpty();
              assertThat(site.getAsJsonObject().get("refusal").getAsString())
                  .contains("give all nodes the same build and plugins");
            });
    follower.end().well();
    cluster.assertSameBytes();
  }
}

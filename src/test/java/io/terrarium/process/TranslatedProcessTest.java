package io.terrarium.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that listen at an address which no other machine has a way to, and are reached at
 * another one and another port, as behind an address translation or in a container.
 */
@Tag("faults")
@EnabledIf(
    value = "io.terrarium.process.Namespaces#areAllowed",
    disabledReason = "this machine lets the test make no network namespaces")
class TranslatedProcessTest {

  private static final int NODES = 2;
  private static final int OUTSIDE = 30_000;
  private static final int INSIDE = 25_520;

  @TempDir private Path folder;

  private final Namespaces network = new Namespaces(NODES);
  private final List<Running> all = new ArrayList<>();

  @AfterEach
  void end() {
    all.forEach(Running::kill);
    network.close();
  }

  @Test
  void a_run_on_nodes_that_listen_elsewhere_is_followed_from_elsewhere() {
    for (int place = 0; place <= NODES; place++) {
      translate(place);
    }
    for (int node = 0; node < NODES; node++) {
      start(
          node,
          "node",
          "--workers",
          "1",
          "--join",
          told(0),
          "--runs",
          folder.resolve("" + node).toString());
    }
    awaitUp();
    Ended ended =
        start(
                NODES,
                "evolve",
                "src/test/resources/process/tiny.conf",
                "--join",
                told(1),
                "--run",
                folder.resolve("followed").toString())
            .end()
            .well();
    assertThat(ended.out()).contains("The result is scb.pb in");
    assertThat(status().getAsJsonObject("run").getAsJsonArray("nodes")).hasSize(NODES);
  }

  private void translate(int place) {
    network.hide(place);
    all.add(
        Forwarder.program()
            .behind(network.entering(place))
            .start(network.host(place), "" + OUTSIDE, network.hidden(place), "" + INSIDE)
            .until("ready"));
  }

  private String told(int place) {
    return network.host(place) + ":" + OUTSIDE;
  }

  private Running start(int place, String... words) {
    Running started =
        Program.with()
            .behind(network.entering(place))
            .start(
                Stream.concat(
                        Stream.of(words),
                        Stream.of(
                            "--host",
                            network.host(place),
                            "--port",
                            "" + OUTSIDE,
                            "--bind",
                            network.hidden(place) + ":" + INSIDE))
                    .toArray(String[]::new));
    all.add(started);
    return started;
  }

  private void awaitUp() {
    long up = 0;
    for (int tries = 0; up < NODES && tries < 20; tries++) {
      Cluster.pause(1000);
      up =
          status().getAsJsonArray("members").asList().stream()
              .filter(member -> member.getAsJsonObject().get("status").getAsString().equals("Up"))
              .count();
    }
    assertThat(up).isEqualTo(NODES);
  }

  private JsonObject status() {
    String[] words = {"status", "--json", "--join", told(0) + "," + told(1)};
    return JsonParser.parseString(start(NODES, words).end().well().out()).getAsJsonObject();
  }
}

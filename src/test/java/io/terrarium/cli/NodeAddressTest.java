package io.terrarium.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.terrarium.app.ClusterNodes;
import io.terrarium.app.Nodes;
import io.terrarium.cluster.ClusterClient;
import io.terrarium.cluster.address.HostAndPort;
import io.terrarium.cluster.address.Listening;
import io.terrarium.cluster.replica.RunStatus;
import io.terrarium.experiment.ExperimentSource;
import io.terrarium.experiment.Registries;
import io.terrarium.file.BadInput;
import io.terrarium.ops.HttpSettings;
import io.terrarium.process.Forwarder;
import io.terrarium.run.Build;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes reach each other at addresses of all kinds. */
@Timeout(90)
class NodeAddressTest {

  private static final Path TINY = Path.of("src/test/resources/process/tiny.conf");
  private static final String HOST = ClusterNodes.HOST;

  @TempDir Path folder;
  private ClusterNodes nodes;

  @BeforeEach
  void prepare() {
    Logging.toStandardError();
    nodes = new ClusterNodes(folder);
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  /** Nodes that listen at one port and are reached at another one, which forwards connections. */
  @Test
  void a_run_on_nodes_behind_an_address_translation_is_followed_by_who_is_behind_one_too()
      throws IOException {
    try (Translated first = new Translated();
        Translated second = new Translated();
        Translated client = new Translated()) {
      Nodes.Running node = nodes.start(first.request(folder, List.of()));
      assertThat(node.address()).isEqualTo(first.told());
      assertThat(folder.resolve(".nodes/127.0.0.1-" + first.outside.getLocalPort())).isDirectory();
      nodes.start(second.request(folder, List.of(first.told())));
      Config akka =
          Listening.reachedAt(client.outside.getLocalPort())
              .withFallback(Listening.at(Optional.of(client.inside)));
      assertRuns(HOST, List.of(second.told()), akka);
    }
  }

  private static final class Translated implements AutoCloseable {

    private final ServerSocket outside = new ServerSocket(0, 50, InetAddress.getByName(HOST));
    private final HostAndPort inside = new HostAndPort(HOST, ClusterNodes.freePort());
    private final Forwarder forwarder = new Forwarder(outside, HOST, inside.port());

    Translated() throws IOException {}

    String told() {
      return HOST + ":" + outside.getLocalPort();
    }

    Nodes.Request request(Path runs, List<String> join) {
      return ClusterNodes.request(
          HOST, outside.getLocalPort(), Optional.of(inside), join, runs, Optional.empty());
    }

    @Override
    public void close() throws IOException {
      forwarder.close();
    }
  }

  @Test
  void nodes_at_addresses_of_ipv6_are_a_cluster_and_serve_http_there() throws Exception {
    assumeTrue(hasIpv6(), "this machine has no loopback of IPv6");
    HttpSettings http = new HttpSettings("0:0:0:0:0:0:0:1", 0, Optional.empty());
    Nodes.Running first =
        nodes.start(
            ClusterNodes.request(
                "0:0:0:0:0:0:0:1", 0, Optional.empty(), List.of(), folder, Optional.of(http)));
    int port = new URI("http://" + first.address()).getPort();
    assertThat(first.address()).isEqualTo("[::1]:" + port);
    assertThat(folder.resolve(".nodes/::1-" + port)).isDirectory();
    nodes.start(
        ClusterNodes.request(
            "::1", 0, Optional.empty(), List.of("[0::0:1]:" + port), folder, Optional.empty()));
    assertThat(first.http().orElseThrow()).startsWith("[::1]:");
    ClusterNodes.await(() -> get(first, "ready").statusCode() == 200);
    assertRuns("::1", List.of("[0::1]:" + port), ConfigFactory.empty());
  }

  /** Nodes at IPv6 addresses, which a list of pods may spell in any way. */
  @Test
  void nodes_find_each_other_at_addresses_of_ipv6() throws IOException {
    assumeTrue(hasIpv6(), "this machine has no loopback of IPv6");
    int port = ClusterNodes.freePort();
    Path settings =
        Files.writeString(
            folder.resolve("discovery.conf"),
            """
            akka.discovery {
              method = config
              config.services.ours.endpoints = [{ host = "::1", port = %d }]
            }
            akka.management.cluster.bootstrap {
              contact-point-discovery { stable-margin = 500 ms, required-contact-point-nr = 1 }
              contact-point.filter-on-fallback-port = off
            }
            """
                .formatted(port));
    Nodes.Running node =
        nodes.start(
            new Nodes.Request(
                "[::1]",
                0,
                Optional.empty(),
                List.of(),
                List.of(),
                1,
                folder,
                Optional.empty(),
                Optional.of(settings),
                Optional.of(new HttpSettings("::", port, Optional.of("ours")))));
    assertThat(node.http()).contains("[::]:" + port);
    ClusterNodes.await(() -> get("[::1]:" + port, "ready").statusCode() == 200);
  }

  private static boolean hasIpv6() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static void assertRuns(String host, List<String> known, Config akka) {
    try (ClusterClient client = ClusterClient.connect(host, known, akka)) {
      ClusterNodes.await(() -> ClusterNodes.up(client) == 2);
      String experiment = ExperimentSource.file(TINY).setUp(Registries.load()).text();
      client.submit("tiny", experiment, Build.current().sentence());
      ClusterNodes.await(() -> client.progress(0).report().isOver());
      assertThat(client.progress(0).report().standing()).isEqualTo(RunStatus.COMPLETED);
      assertThat(client.progress(0).report().sites()).hasSize(2);
    }
  }

  @Test
  void a_node_that_is_in_no_cluster_says_why_it_is_not_ready() throws IOException {
    String nobody = HOST + ":" + ClusterNodes.freePort();
    Path impatient =
        Files.writeString(
            folder.resolve("impatient.conf"), "terrarium.engine.cluster.join-patience = 300 ms");
    HttpSettings http = new HttpSettings(HOST, 0, Optional.empty());
    Nodes.Running node = nodes.start(0, List.of(nobody), Optional.of(impatient), Optional.of(http));
    ClusterNodes.await(() -> get(node, "ready").body().contains("nothing listens"));
    HttpResponse<String> answer = get(node, "ready");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .isEqualTo(
            "This node, %s, is not in a cluster, and goes on trying: nothing listens at %s.",
            node.address(), nobody);
    assertThat(get(node, "alive").statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> get(Nodes.Running node, String path) {
    return get(node.http().orElseThrow(), path);
  }

  private static HttpResponse<String> get(String server, String path) {
    URI uri = URI.create("http://" + server + "/" + path);
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_node_whose_settings_the_cluster_does_not_take_ends_with_a_sentence() throws IOException {
    Nodes.Running first = nodes.start(0, List.of(), Optional.empty(), Optional.empty());
    Path other =
        Files.writeString(
            folder.resolve("other.conf"),
            "akka.cluster.split-brain-resolver.active-strategy = down-all");
    Nodes.Running refused =
        nodes.start(0, List.of(first.address()), Optional.of(other), Optional.empty());
    assertThatThrownBy(refused::await)
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("active-strategy")
        .hasMessageEndingWith("give all nodes the same --settings.");
  }
}

package io.terrarium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.typesafe.config.ConfigFactory;
import io.terrarium.app.ClusterNodes;
import io.terrarium.app.Nodes;
import io.terrarium.app.UseCases;
import io.terrarium.cluster.ClusterClient;
import io.terrarium.experiment.ExperimentSource;
import io.terrarium.experiment.Registries;
import io.terrarium.ops.HttpSettings;
import io.terrarium.run.Build;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes find each other by discovery and answer over HTTP. */
class NodeHttpTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Path TINY = Path.of("src/test/resources/process/tiny.conf");

  @TempDir private static Path folder;
  private static ClusterNodes nodes;
  private static Nodes.Running first;
  private static Nodes.Running second;

  @BeforeAll
  static void start_two_nodes() throws IOException {
    Logging.toStandardError();
    nodes = new ClusterNodes(folder.resolve("runs"));
    int[] ports = {ClusterNodes.freePort(), ClusterNodes.freePort()};
    Optional<Path> settings = Optional.of(discovery(ports));
    first = nodes.start(0, List.of(), settings, Optional.of(http(ports[0])));
    assertThat(get("ready").statusCode()).isEqualTo(500);
    second = nodes.start(0, List.of(), settings, Optional.of(http(ports[1])));
    ClusterNodes.await(() -> get("ready").statusCode() == 200);
    try (ClusterClient client = ClusterNodes.client(first, ConfigFactory.empty())) {
      ClusterNodes.await(() -> ClusterNodes.up(client) == 2);
    }
  }

  /** Settings with a list of addresses in place of Kubernetes' pods. */
  private static Path discovery(int[] ports) throws IOException {
    return Files.writeString(
        folder.resolve("discovery.conf"),
        """
        akka.discovery {
          method = config
          config.services.ours.endpoints = [
            { host = "127.0.0.1", port = %d }, { host = "127.0.0.1", port = %d }
          ]
        }
        akka.management.cluster.bootstrap {
          contact-point-discovery.stable-margin = 500 ms
          contact-point.filter-on-fallback-port = off
        }
        """
            .formatted(ports[0], ports[1]));
  }

  private static HttpSettings http(int port) {
    return new HttpSettings(ClusterNodes.HOST, port, Optional.of("ours"));
  }

  @AfterAll
  static void stop_them() {
    nodes.close();
  }

  private static HttpResponse<String> get(String path) {
    return send("GET", path, first);
  }

  private static HttpResponse<String> send(String method, String path, Nodes.Running node) {
    URI uri = URI.create("http://" + node.http().orElseThrow() + "/" + path);
    try {
      return HTTP.send(
          HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()).build(),
          BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"alive", "ready"})
  void a_member_is_alive_and_ready(String path) {
    assertThat(get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void the_members_are_those_that_found_each_other() {
    JsonElement members =
        JsonParser.parseString(get("cluster/members").body()).getAsJsonObject().get("members");
    assertThat(members.getAsJsonArray())
        .extracting(member -> member.getAsJsonObject().get("node").getAsString())
        .containsExactlyInAnyOrder(
            "akka://terrarium@" + first.address(), "akka://terrarium@" + second.address());
  }

  @ParameterizedTest
  @CsvSource({
    "POST, cluster/members",
    "PUT, cluster",
    "DELETE, member",
    "PUT, member",
    "POST, metrics"
  })
  void nothing_can_be_changed(String method, String path) {
    String member = "cluster/members/akka://terrarium@" + second.address();
    HttpResponse<String> answer = send(method, path.replace("member", member), first);
    assertThat(answer.statusCode()).isIn(404, 405);
    assertThat(get("cluster/members").body()).doesNotContain("Leaving", "Down");
  }

  @Test
  void the_metrics_of_a_run_are_on_its_host() {
    String experiment = ExperimentSource.file(TINY).setUp(Registries.load()).text();
    try (ClusterClient client = ClusterNodes.client(first, ConfigFactory.empty())) {
      client.submit("tiny", experiment, Build.current().sentence());
      ClusterNodes.await(() -> client.progress(0).report().isOver());
      String host = client.progress(0).report().host();
      Nodes.Running hosting = host.equals(first.address()) ? first : second;
      HttpResponse<String> page = send("GET", "metrics", hosting);
      assertThat(page.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/plain; version=0.0.4");
      assertThat(page.body())
          .contains("terrarium_trainings_total{algorithm=\"dqn\",run=\"tiny\"} ")
          .contains("terrarium_trainings_total{algorithm=\"ppo\",run=\"tiny\"} ");
      Nodes.Running other = hosting == first ? second : first;
      assertThat(send("GET", "metrics", other).body()).isEmpty();
    }
  }

  @Test
  void a_port_that_is_taken_is_refused_in_a_sentence() {
    Cli cli =
        Cli.run(
            UseCases.load(),
            "node",
            "--port",
            "0",
            "--http",
            first.http().orElseThrow(),
            "--workers",
            "1",
            "--runs",
            folder.resolve("taken").toString());
    assertThat(cli.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err()).contains("Cannot serve HTTP on " + first.http().orElseThrow());
    assertThat(cli.err().lines()).hasSize(1);
  }
}

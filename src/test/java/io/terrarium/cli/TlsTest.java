package io.terrarium.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.terrarium.app.AkkaSettings;
import io.terrarium.app.ClusterNodes;
import io.terrarium.app.Nodes;
import io.terrarium.app.UseCases;
import io.terrarium.cluster.ClusterClient;
import io.terrarium.cluster.replica.RunStatus;
import io.terrarium.docs.Generated;
import io.terrarium.experiment.ExperimentSource;
import io.terrarium.experiment.Registries;
import io.terrarium.run.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes with and without the certificates and the settings of {@code docs/cluster.md}. */
class TlsTest {

  private static final String PAGE = "docs/cluster.md";
  private static final Path TINY = Path.of("src/test/resources/process/tiny.conf");
  private static final String IMPATIENT = "terrarium.engine.cluster.client-patience = 3 s\n";

  /** A certificate that trusts our authority and that our authority has not signed. */
  private static final String SELF_SIGNED =
      """
      keytool -genkeypair -alias node -dname CN=stranger -keyalg EC -ext san=ip:127.0.0.1 \\
        -keystore self-signed.p12 -storetype PKCS12 -storepass change-this-password
      """;

  @TempDir private static Path folder;
  private static Path tls;
  private static Path foreign;
  private static ClusterNodes nodes;
  private static Nodes.Running first;

  @BeforeAll
  static void start_two_nodes_with_certificates() throws Exception {
    Logging.toStandardError();
    Path made = Files.createDirectories(folder.resolve("made"));
    shell(made, Generated.fencedIn(PAGE, "certificates"));
    shell(made, SELF_SIGNED);
    tls = settings(made, "node.p12");
    foreign = settings(made, "self-signed.p12");
    nodes = new ClusterNodes(folder.resolve("runs"));
    first = nodes.start(0, List.of(), Optional.of(tls), Optional.empty());
    nodes.start(0, List.of(first.address()), Optional.of(tls), Optional.empty());
    try (ClusterClient client = ClusterNodes.client(first, patient())) {
      ClusterNodes.await(() -> ClusterNodes.up(client) == 2);
    }
  }

  @AfterAll
  static void stop_them() {
    nodes.close();
  }

  private static void shell(Path directory, String commands) throws Exception {
    Path out = directory.resolve("keytool.out");
    Process keytool =
        new ProcessBuilder("sh", "-e", "-c", commands)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(keytool.waitFor()).as(Files.readString(out)).isZero();
  }

  /** The settings of the page, with paths in place of its environment variable. */
  private static Path settings(Path certificates, String store) throws IOException {
    String text =
        Generated.fencedIn(PAGE, "tls")
            .replace("node.p12", '"' + certificates.resolve(store).toString() + '"')
            .replace("trust.p12", '"' + certificates.resolve("trust.p12").toString() + '"')
            .replace("${TERRARIUM_STORE_PASSWORD}", "change-this-password");
    return Files.writeString(certificates.resolve(store + ".conf"), IMPATIENT + text);
  }

  private static Config read(Path settings) {
    return AkkaSettings.read(Optional.of(settings));
  }

  /** Settings with patience for a machine that has much to do. */
  private static Config patient() {
    return ConfigFactory.parseString("terrarium.engine.cluster.client-patience = 60 s")
        .withFallback(read(tls));
  }

  @Test
  void nodes_without_one_or_with_one_of_their_own_are_turned_away_and_the_run_goes_on()
      throws IOException {
    ClusterNodes outsiders = new ClusterNodes(folder.resolve("outside"));
    List<String> join = List.of(first.address());
    outsiders.start(0, join, Optional.empty(), Optional.empty());
    outsiders.start(0, join, Optional.of(foreign), Optional.empty());
    try (ClusterClient client = ClusterNodes.client(first, patient())) {
      String experiment = ExperimentSource.file(TINY).setUp(Registries.load()).text();
      client.submit("tiny", experiment, Build.current().sentence());
      ClusterNodes.await(() -> client.progress(0).report().isOver());

      assertThat(client.progress(0).report().standing()).isEqualTo(RunStatus.COMPLETED);
      assertThat(client.progress(0).generations()).hasSize(4);
      assertThat(client.members()).hasSize(2);
    } finally {
      outsiders.close();
    }
  }

  /**
   * About three of a hundred systems do not end by themselves, because a TLS connection of Akka's
   * stays open. A node that leaves must not wait for it.
   */
  @Test
  @Tag("faults")
  void a_node_and_a_client_that_leave_end_a_hundred_times() {
    for (int times = 0; times < 100; times++) {
      // A port may come again, and the folder of a node is named after it.
      Path runs = folder.resolve("more-" + times);
      assertTimeoutPreemptively(Duration.ofMinutes(3), () -> comeAndLeave(runs));
    }
  }

  private static void comeAndLeave(Path runs) {
    try (ClusterNodes more = new ClusterNodes(runs)) {
      Nodes.Running node =
          more.start(0, List.of(first.address()), Optional.of(tls), Optional.empty());
      try (ClusterClient client = ClusterNodes.client(node, patient())) {
        ClusterNodes.await(() -> ClusterNodes.up(client) == 3);
      }
    }
  }

  @Test
  void status_is_answered_to_who_has_one() {
    assertThat(status(tls).exit()).isZero();
  }

  @Test
  void status_without_one_or_with_one_of_its_own_is_refused_in_a_sentence() throws IOException {
    Path plain = Files.writeString(folder.resolve("plain.conf"), IMPATIENT);
    for (Path settings : List.of(plain, foreign)) {
      Cli cli = status(settings);
      assertThat(cli.exit()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(cli.out()).isEmpty();
      assertThat(cli.err())
          .startsWith("terrarium: No node at " + first.address() + " answers within 3 s;")
          .contains("certificate")
          .hasLineCount(1);
    }
  }

  private static Cli status(Path settings) {
    return Cli.run(
        UseCases.load(), "status", "--join", first.address(), "--settings", settings.toString());
  }

  @Test
  void certificates_that_are_not_there_are_refused_at_once() throws IOException {
    String gone = Files.readString(tls).replace("node.p12", "nowhere.p12");
    Cli cli = status(Files.writeString(folder.resolve("gone.conf"), gone));
    assertThat(cli.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(cli.err())
        .contains("--settings")
        .endsWith("nowhere.p12 cannot be read (there is no such file or directory).\n")
        .hasLineCount(1);
  }
}

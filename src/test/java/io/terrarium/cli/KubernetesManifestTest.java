package io.terrarium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.app.Nodes;
import io.terrarium.ops.HttpSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command line understands the arguments in {@code deploy/kubernetes.yaml}. */
class KubernetesManifestTest {

  private String manifest;

  @BeforeEach
  void read() throws IOException {
    manifest = Files.readString(Path.of("deploy/kubernetes.yaml"));
  }

  @Test
  void the_arguments_of_the_container_start_a_node_that_finds_the_others() {
    FakeUseCases fake = new FakeUseCases(Path.of("unused"));
    Cli cli = Cli.run(fake.useCases(), arguments());

    assertThat(cli.err()).isEmpty();
    Nodes.Request request = (Nodes.Request) fake.requests.get(0);
    assertThat(request.host()).isEqualTo("10.0.0.7");
    assertThat(request.name()).contains("terrarium-0");
    assertThat(request.settings()).contains(Path.of("/etc/terrarium/node.conf"));
    assertThat(request.http())
        .contains(new HttpSettings("0.0.0.0", 8558, Optional.of("terrarium")));
    assertThat(manifest).contains("path: /ready", "path: /alive", "app: terrarium");
  }

  private String[] arguments() {
    List<String> lines =
        manifest
            .lines()
            .map(String::strip)
            .dropWhile(line -> !line.equals("args:"))
            .skip(1)
            .takeWhile(line -> line.startsWith("- "))
            .map(line -> line.substring(2))
            .toList();
    return lines.stream()
        .map(line -> line.replace("$(POD_IP)", "10.0.0.7").replace("$(POD_NAME)", "terrarium-0"))
        .toArray(String[]::new);
  }

  @Test
  void a_pod_may_have_an_address_of_ipv6() {
    manifest = manifest.replace("$(POD_IP)", "fd00:0::7");
    FakeUseCases fake = new FakeUseCases(Path.of("unused"));
    assertThat(Cli.run(fake.useCases(), arguments()).err()).isEmpty();
    assertThat(((Nodes.Request) fake.requests.get(0)).host()).isEqualTo("[fd00::7]");
  }

  @Test
  void an_address_that_stands_for_all_is_not_what_others_are_told() {
    HttpSettings http = new HttpSettings("0.0.0.0", 8558, Optional.of("terrarium"));
    assertThat(http.akka("10.0.0.7").getString("akka.management.http.hostname"))
        .isEqualTo("10.0.0.7");
  }
}

package io.terrarium.process;

import com.typesafe.config.ConfigFactory;
import io.terrarium.cluster.ClusterClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two nodes with a worker each against one process with two workers, in turn: prints how long each
 * took for the same generations, warm and over a minute or so, and how much longer the nodes took.
 * Run its main on a quiet machine with two cores; argument: how many turns.
 */
final class NodesBenchmark {

  private static final int WARM = 60;
  private static final int LAST = 139;

  private final Path folder;

  private NodesBenchmark(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    int turns = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    for (int turn = 1; turn <= turns; turn++) {
      Path folder = Files.createTempDirectory("terrarium-nodes-");
      new NodesBenchmark(folder).compare(turn);
      Tiny.delete(folder);
    }
  }

  private void compare(int turn) {
    double alone = seconds(alone());
    double nodes = seconds(nodes());
    System.out.printf(
        Locale.ROOT,
        "turn %d, generations %d to %d: one process %.2f s, two nodes %.2f s, %+.1f %%%n",
        turn,
        WARM,
        LAST,
        alone,
        nodes,
        100 * (nodes / alone - 1));
  }

  /** From the end of the last that warms up to the end of the last. */
  private static double seconds(List<Told> told) {
    Told first = told.get(WARM - 1);
    Told last = told.get(LAST);
    return Duration.between(first.when(), last.when()).toNanos() * 1e-9;
  }

  private List<Told> alone() {
    Program.with().run(evolve("alone/run", "--workers", "2")).well();
    return Told.of(0, folder.resolve("alone"));
  }

  private List<Told> nodes() {
    try (Loopback network = new Loopback()) {
      List<String> addresses =
          IntStream.range(0, 2).mapToObj(i -> network.host(i) + ":" + network.port(i)).toList();
      List<Running> nodes =
          IntStream.range(0, 2).mapToObj(i -> node(network, i, addresses)).toList();
      awaitBoth(addresses);
      Program.with().run(evolve("followed", "--join", String.join(",", addresses))).well();
      nodes.forEach(Running::kill);
    }
    return IntStream.range(0, 2)
        .boxed()
        .flatMap(i -> Told.of(i, folder.resolve("node-" + i)).stream())
        .sorted()
        .toList();
  }

  private Running node(Loopback network, int node, List<String> addresses) {
    return Program.with()
        .start(
            "node",
            "--host",
            network.host(node),
            "--port",
            Integer.toString(network.port(node)),
            "--join",
            String.join(",", addresses),
            "--workers",
            "1",
            "--runs",
            folder.resolve("node-" + node).toString());
  }

  private static void awaitBoth(List<String> addresses) {
    try (ClusterClient client =
        ClusterClient.connect("127.0.0.1", addresses, ConfigFactory.empty())) {
      while (client.members().stream().filter(member -> member.status().equals("Up")).count() < 2) {
        Cluster.pause(200);
      }
    }
  }

  /** To a score that no agent reaches. */
  private String[] evolve(String run, String... more) {
    return Stream.concat(
            Stream.of(
                "evolve",
                "config/quickstart.conf",
                "--generations",
                Integer.toString(LAST + 1),
                "--set",
                "stop.score=501",
                "--run",
                folder.resolve(run).toString()),
            Stream.of(more))
        .toArray(String[]::new);
  }
}

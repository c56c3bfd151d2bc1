package io.terrarium.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.typesafe.config.ConfigFactory;
import io.terrarium.cluster.ClusterClient;
import io.terrarium.report.EventFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * The nodes of a cluster, a process each with a folder of its own, and who follows its run. None of
 * them outlives the test; of one that fails the last lines of all logs are printed.
 */
final class Cluster implements BeforeEachCallback, AfterEachCallback {

  /** The name of the run that is followed. */
  static final String RUN = "run";

  private static final Duration PATIENCE = Duration.ofSeconds(240);
  private static final int LINES_OF_A_LOG = 60;
  private static final Path QUICK =
      Path.of("src/test/resources/process/quick-cluster.conf").toAbsolutePath();

  private final Network network;
  private final int size;
  private final Optional<Path> settings;
  private final Map<Integer, Running> nodes = new TreeMap<>();
  private final List<Running> all = new ArrayList<>();
  private final Map<Process, Boolean> alive = new ConcurrentHashMap<>();
  private final Thread killer = new Thread(() -> alive.keySet().forEach(Process::destroyForcibly));
  private Path folder;
  private ClusterClient client;

  private Cluster(Network network, int size, Optional<Path> settings) {
    this.network = network;
    this.size = size;
    this.settings = settings;
  }

  /** Of so many nodes on this machine, with short timings; none is started yet. */
  static Cluster of(int size) {
    return new Cluster(new Loopback(), size, Optional.of(QUICK));
  }

  /** With the timings that ship. */
  static Cluster asShipped(int size) {
    return new Cluster(new Loopback(), size, Optional.empty());
  }

  /** The same in a network that the test may cut. */
  static Cluster in(Network network, int size) {
    return new Cluster(network, size, Optional.of(QUICK));
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("terrarium-cluster-");
    Runtime.getRuntime().addShutdownHook(killer);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    all.forEach(Running::kill);
    network.close();
    if (client != null) {
      client.close();
    }
    Runtime.getRuntime().removeShutdownHook(killer);
    context
        .getExecutionException()
        .filter(thrown -> !(thrown instanceof TestAbortedException))
        .ifPresent(failed -> printLogs());
    Tiny.delete(folder);
  }

  Cluster startAll() {
    IntStream.range(0, size).forEach(this::start);
    return this;
  }

  /** Starts a node, or starts it again. */
  Running start(int node) {
    return start(node, Program.with());
  }

  Running start(int node, Program program) {
    Running started =
        run(
            program.behind(network.entering(node)),
            Stream.of(
                "node",
                "--host",
                network.host(node),
                "--port",
                Integer.toString(network.port(node)),
                "--join",
                addresses(),
                "--workers",
                "1",
                "--runs",
                runs(node).toString()));
    nodes.put(node, started);
    return started;
  }

  /** Begins the run, or goes on with it, and follows it. */
  Running follow(String... more) {
    return command(
        Stream.concat(
                Stream.of(
                    "evolve", LongRun.CONFIG, "--run", followed().toString(), "--workers", "1"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  /** A command that talks to all of the nodes. */
  Running command(String... words) {
    return command(Program.with(), words);
  }

  /** The same in a program of its own. */
  Running command(Program program, String... words) {
    return run(
        program.behind(network.enteringClient()),
        Stream.concat(
            Stream.of(words), Stream.of("--join", addresses(), "--host", network.clientHost())));
  }

  private Running run(Program program, Stream<String> words) {
    List<String> arguments = new ArrayList<>(words.toList());
    settings.ifPresent(file -> arguments.addAll(List.of("--settings", file.toString())));
    Running started = program.start(arguments.toArray(String[]::new));
    all.add(started);
    alive.put(started.process(), true);
    return started;
  }

  /** All nodes, for {@code --join}. */
  String addresses() {
    return IntStream.range(0, size).mapToObj(this::address).collect(Collectors.joining(","));
  }

  String address(int node) {
    return network.host(node) + ":" + network.port(node);
  }

  Running node(int node) {
    return nodes.get(node);
  }

  void kill(int... which) {
    for (int node : which) {
      nodes.get(node).process().destroyForcibly();
    }
    for (int node : which) {
      nodes.get(node).kill();
    }
  }

  /** How the cluster stands. */
  JsonObject status() {
    return JsonParser.parseString(command("status", "--json").end().well().out()).getAsJsonObject();
  }

  /** Waits until so many nodes are up, and all of them answer. */
  Cluster awaitUp(int count) {
    await(count + " nodes that are up", () -> up() == count);
    return this;
  }

  private long up() {
    return network.enteringClient().isEmpty()
        ? client().members().stream()
            .filter(member -> member.status().equals("Up") && member.reachable())
            .count()
        : up(status());
  }

  /** Quicker than a process, where this JVM reaches the nodes. */
  private ClusterClient client() {
    if (client == null) {
      List<String> nodes = IntStream.range(0, size).mapToObj(this::address).toList();
      client = ClusterClient.connect(network.clientHost(), nodes, ConfigFactory.empty());
    }
    return client;
  }

  private static long up(JsonObject status) {
    long up = 0;
    for (JsonElement each : status.getAsJsonArray("members")) {
      JsonObject member = each.getAsJsonObject();
      boolean counts =
          member.get("status").getAsString().equals("Up") && member.get("reachable").getAsBoolean();
      up += counts ? 1 : 0;
    }
    return up;
  }

  /** Waits until the run has told of a generation on any node. */
  Cluster awaitGeneration(long generation) {
    await("generation " + generation, () -> reached() >= generation);
    return this;
  }

  /** Waits until the run goes on on another node than this. */
  Cluster awaitHostOtherThan(int node) {
    await("another host than " + node, () -> host() != node);
    return this;
  }

  /** The last generation that was told. */
  long reached() {
    return told().stream().mapToLong(Told::generation).max().orElse(-1);
  }

  /** Candidates that were given out again since the run came to its host. */
  int redone() {
    return client().progress(Long.MAX_VALUE).report().redone();
  }

  /** The node that has told of a generation last. */
  int host() {
    List<Told> told = told();
    return told.get(told.size() - 1).node();
  }

  /** A node that does not host the run. */
  int worker() {
    return (host() + 1) % size;
  }

  /** What supervisors have told listeners, on all nodes, as it happened. */
  List<Told> told() {
    List<Told> all = new ArrayList<>();
    IntStream.range(0, size)
        .boxed()
        .flatMap(node -> Told.of(node, runs(node)).stream())
        .sorted(Told.BY_TIME)
        .forEach(
            told -> {
              // Of nodes that have the same line, the one that the run has come to last before it
              // was told.
              all.removeIf(told::isOf);
              all.add(told);
            });
    return all;
  }

  /** That the run's whole curve is in a directory, each step once, though it was moved. */
  static void assertWholeCurve(Path run) {
    try {
      List<String> steps =
          Files.readAllLines(run.resolve("metrics.csv")).stream()
              .skip(1)
              .map(row -> row.split(",")[0])
              .toList();
      assertThat(EventFiles.steps(run)).extracting(step -> Long.toString(step)).isEqualTo(steps);
      assertThat(Files.readAllLines(run.resolve("timings.csv")))
          .extracting(row -> row.split(",")[0])
          .isEqualTo(Stream.concat(Stream.of("generation"), steps.stream()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting for %s", what).isLessThan(deadline);
      pause(100);
    }
  }

  static void pause(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Path followed() {
    return folder.resolve(RUN);
  }

  Path runs(int node) {
    return folder.resolve("node-" + node);
  }

  /** Both where it was followed, and on the node that told its end. */
  void assertSameBytes() {
    LongRun.assertSameBytes(followed());
    LongRun.assertSameBytes(home(host()));
    assertWholeCurve(followed());
    assertWholeCurve(home(host()));
  }

  /** The directory of the run on a node: the only one, or the one beside another's. */
  private Path home(int node) {
    List<Told> told = told();
    return told.stream()
        .filter(some -> some.node() == node)
        .reduce((first, later) -> later)
        .orElseThrow()
        .directory();
  }

  /** All that nodes have logged. */
  String logs() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.endsWith("terrarium.log"))
          .map(Running::read)
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void printLogs() {
    nodes.keySet().forEach(node -> print("standard error of node " + node, nodes.get(node).err()));
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(file -> file.endsWith("terrarium.log")).sorted().forEach(this::printLog);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void printLog(Path log) {
    print(folder.relativize(log).toString(), log);
  }

  private static void print(String title, Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      System.out.println("--- " + title);
      lines.stream().skip(Math.max(0, lines.size() - LINES_OF_A_LOG)).forEach(System.out::println);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

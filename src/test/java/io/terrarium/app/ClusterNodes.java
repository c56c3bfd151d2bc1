package io.terrarium.app;

import com.typesafe.config.Config;
import io.terrarium.cluster.ClusterClient;
import io.terrarium.cluster.ClusterMember;
import io.terrarium.cluster.address.HostAndPort;
import io.terrarium.cluster.address.HostName;
import io.terrarium.experiment.Registries;
import io.terrarium.ops.HttpSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Nodes of this JVM, each in an actor system of its own. */
public final class ClusterNodes implements AutoCloseable {

  public static final String HOST = "127.0.0.1";

  private static final int PATIENCE_MILLISECONDS = 60_000;

  private final Nodes nodes = new LocalNodes(Registries.load(), LogFiles.NONE);
  private final List<Nodes.Running> running = new ArrayList<>();
  private final Path runs;

  public ClusterNodes(Path runs) {
    this.runs = runs;
  }

  public Nodes.Running start(
      int port, List<String> join, Optional<Path> settings, Optional<HttpSettings> http) {
    return start(
        new Nodes.Request(
            HOST,
            port,
            Optional.empty(),
            join,
            List.of(),
            1,
            runs,
            Optional.empty(),
            settings,
            http));
  }

  /** A request for a node with one worker and the settings that ship. */
  public static Nodes.Request request(
      String host,
      int port,
      Optional<HostAndPort> bind,
      List<String> join,
      Path runs,
      Optional<HttpSettings> http) {
    return new Nodes.Request(
        HostName.of(host),
        port,
        bind,
        join,
        List.of(),
        1,
        runs,
        Optional.empty(),
        Optional.empty(),
        http);
  }

  public Nodes.Running start(Nodes.Request request) {
    Nodes.Running node = nodes.start(request);
    running.add(node);
    return node;
  }

  /** How many full members a node sees. */
  public static long up(ClusterClient client) {
    return client.members().stream().map(ClusterMember::status).filter("Up"::equals).count();
  }

  public static ClusterClient client(Nodes.Running node, Config akka) {
    return ClusterClient.connect(HOST, List.of(node.address()), akka);
  }

  public static void await(BooleanSupplier condition) {
    long deadline = System.currentTimeMillis() + PATIENCE_MILLISECONDS;
    while (!condition.getAsBoolean()) {
      if (System.currentTimeMillis() > deadline) {
        throw new AssertionError("it takes too long");
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A port that nobody has at the moment. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    }
  }

  /** Makes the nodes leave, the last one first, so that they do not wait for each other. */
  @Override
  public void close() {
    for (int i = running.size() - 1; i >= 0; i--) {
      running.get(i).leave();
    }
  }
}

package io.terrarium.cli;

import com.typesafe.config.Config;
import io.terrarium.engine.Node;
import io.terrarium.engine.NodeSettings;
import io.terrarium.ops.HttpCompanion;
import io.terrarium.ops.HttpSettings;
import io.terrarium.ops.RunMetrics;
import io.terrarium.run.BadInput;
import io.terrarium.run.Registries;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Nodes in this process. */
final class LocalNodes implements Nodes {

  private static final Logger LOG = LoggerFactory.getLogger(LocalNodes.class);

  private final Registries registries;

  LocalNodes(Registries registries) {
    this.registries = registries;
  }

  @Override
  public Running start(Request request) {
    int port = request.port() == 0 ? freePort(request.host()) : request.port();
    String folder = request.name().orElse(request.host() + "-" + port);
    Path files = request.runs().resolve(".nodes").resolve(folder);
    makeFolder(files);
    Logging.toFile(files.resolve("terrarium.log"));
    NodeSettings settings =
        new NodeSettings(
            request.host(), port, request.join(), request.roles(), files, akka(request));
    return request
        .http()
        .map(http -> serving(request, settings, http))
        .orElseGet(() -> alone(request, settings));
  }

  /** Akka would go on without, and keep nothing. */
  private static void makeFolder(Path files) {
    try {
      Files.createDirectories(files);
    } catch (IOException e) {
      throw new BadInput(
          "%s cannot be made (%s); give --runs a folder to write to.".formatted(files, e));
    }
  }

  /** Known before there is a node, so that no two keep their copies in the same folder. */
  private static int freePort(String host) {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      // The node itself will say that it cannot listen there.
      return 0;
    }
  }

  private static Config akka(Request request) {
    Config own = AkkaSettings.read(request.settings());
    return request.http().map(http -> own.withFallback(http.akka(request.host()))).orElse(own);
  }

  /** Loads nothing of HTTP. */
  private Running alone(Request request, NodeSettings settings) {
    ClusterRuns runs = new ClusterRuns(registries, request.runs(), request.workers());
    return new LocalNode(settings, runs, Node.start(settings, runs), Optional.empty());
  }

  private Running serving(Request request, NodeSettings settings, HttpSettings http) {
    RunMetrics metrics = new RunMetrics();
    ClusterRuns runs =
        new ClusterRuns(registries, request.runs(), request.workers(), Optional.of(metrics));
    HttpCompanion companion = new HttpCompanion(http, metrics);
    Node node = Node.start(settings, runs, companion);
    return new LocalNode(settings, runs, node, Optional.of(companion));
  }

  /** One incarnation after the other. */
  private static final class LocalNode implements Running {

    private final NodeSettings settings;
    private final ClusterRuns runs;
    private final Optional<HttpCompanion> companion;
    private volatile Node now;
    private volatile boolean leaves;

    LocalNode(
        NodeSettings settings, ClusterRuns runs, Node now, Optional<HttpCompanion> companion) {
      this.settings = settings;
      this.runs = runs;
      this.now = now;
      this.companion = companion;
    }

    @Override
    public String address() {
      return now.address();
    }

    @Override
    public Optional<String> http() {
      return companion.map(HttpCompanion::address);
    }

    @Override
    public void leave() {
      leaves = true;
      now.leave();
      now.await();
    }

    @Override
    public void await() {
      while (now.await() == Node.End.DOWNED && !leaves) {
        LOG.warn("The other nodes have gone on without this one; it joins them again.");
        now = now.again(settings, runs);
      }
    }
  }
}

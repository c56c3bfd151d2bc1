package io.terrarium.app;

import com.typesafe.config.Config;
import io.terrarium.cluster.Node;
import io.terrarium.cluster.NodeSettings;
import io.terrarium.cluster.address.HostAndPort;
import io.terrarium.cluster.address.Listening;
import io.terrarium.experiment.Registries;
import io.terrarium.file.BadInput;
import io.terrarium.file.FreshDirectories;
import io.terrarium.file.RunLock;
import io.terrarium.ops.HttpExtension;
import io.terrarium.ops.HttpSettings;
import io.terrarium.ops.RunMetrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
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
    int port = request.port() == 0 ? port(request) : request.port();
    String folder = request.name().orElseGet(() -> folder(request.host(), port));
    Path files = request.runs().resolve(".nodes").resolve(folder);
    FreshDirectories fresh = new FreshDirectories();
    // A node's copy of the run is its own. Akka would go on without, and keep nothing.
    RunLock lock = RunLock.take(files, fresh);
    try {
      Logging.toFile(files.resolve("terrarium.log"));
      NodeSettings settings =
          new NodeSettings(
              request.host(), port, request.join(), request.roles(), files, akka(request));
      return request
          .http()
          .map(http -> serving(request, settings, http, lock))
          .orElseGet(() -> alone(request, settings, lock));
    } catch (BadInput e) {
      fresh.removeHeld(files);
      lock.close();
      throw e;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Without the brackets of an IPv6 address, which shells would take for a pattern. */
  private static String folder(String host, int port) {
    return host.replaceAll("[\\[\\]]", "") + "-" + port;
  }

  /** Known before there is a node, so that no two keep their copies in the same folder. */
  private static int port(Request request) {
    return request.bind().map(HostAndPort::port).orElseGet(() -> freePort(request.host()));
  }

  private static int freePort(String host) {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      // The node itself will say that it cannot listen there.
      return 0;
    }
  }

  private static Config akka(Request request) {
    Config given = Listening.at(request.bind()).withFallback(AkkaSettings.read(request.settings()));
    return request.http().map(http -> given.withFallback(http.akka(request.host()))).orElse(given);
  }

  /** Loads nothing of HTTP. */
  private Running alone(Request request, NodeSettings settings, RunLock lock) {
    ClusterRuns runs = new ClusterRuns(registries, request.runs(), request.workers());
    return new LocalNode(settings, runs, Node.start(settings, runs), Optional.empty(), lock);
  }

  private Running serving(Request request, NodeSettings settings, HttpSettings http, RunLock lock) {
    RunMetrics metrics = new RunMetrics();
    ClusterRuns runs =
        new ClusterRuns(registries, request.runs(), request.workers(), Optional.of(metrics));
    HttpExtension companion = new HttpExtension(http, metrics);
    Node node = Node.start(settings, runs, companion);
    return new LocalNode(settings, runs, node, Optional.of(companion), lock);
  }

  /** One incarnation after the other. */
  private static final class LocalNode implements Running {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final NodeSettings settings;
    private final ClusterRuns runs;
    private final Optional<HttpExtension> companion;
    private final RunLock lock;
    private Node now;
    private boolean leaves;

    LocalNode(
        NodeSettings settings,
        ClusterRuns runs,
        Node now,
        Optional<HttpExtension> companion,
        RunLock lock) {
      this.settings = settings;
      this.runs = runs;
      this.now = now;
      this.companion = companion;
      this.lock = lock;
    }

    @Override
    public String address() {
      return now().address();
    }

    @Override
    public Optional<String> http() {
      // A method reference would load the server's class where Akka HTTP is not on the class path.
      return companion.map(server -> server.address());
    }

    private synchronized Node now() {
      return now;
    }

    @Override
    public void leave() {
      asked().await();
    }

    private synchronized Node asked() {
      leaves = true;
      now.leave();
      return now;
    }

    @Override
    public void await() {
      try {
        do {
          requireAllowed(now().await());
        } while (isAgain());
      } finally {
        lock.close();
      }
    }

    /** It would be refused again and again. */
    private static void requireAllowed(Node.End end) {
      if (end == Node.End.REFUSED) {
        throw new BadInput(
            "The cluster does not take this node, whose akka.cluster.split-brain-resolver.active-strategy or downing-provider-class is another one; give all nodes the same --settings.");
      }
    }

    /** What it listened on may be taken for a while yet. */
    private synchronized boolean isAgain() {
      while (!leaves) {
        LOG.warn("This node was taken out of the cluster; it joins the others again.");
        try {
          now = now.again(settings, runs);
          return true;
        } catch (BadInput refused) {
          LOG.warn(refused.getMessage());
          pause();
        }
      }
      return false;
    }

    /** Gives {@link #leave} its turn. */
    private void pause() {
      try {
        wait(PAUSE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        leaves = true;
      }
    }
  }
}

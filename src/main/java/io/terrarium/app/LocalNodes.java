package io.terrarium.app;

import com.typesafe.config.Config;
import io.terrarium.cluster.Node;
import io.terrarium.cluster.NodeSettings;
import io.terrarium.cluster.address.HostAndPort;
import io.terrarium.cluster.address.Listening;
import io.terrarium.experiment.Registries;
import io.terrarium.file.BadInput;
import io.terrarium.ops.HttpExtension;
import io.terrarium.ops.HttpSettings;
import io.terrarium.ops.RunMetrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** Hosts nodes in this process, each in an actor system of its own. */
final class LocalNodes implements Nodes {

  private final Registries registries;
  private final LogFiles logs;

  LocalNodes(Registries registries, LogFiles logs) {
    this.registries = registries;
    this.logs = logs;
  }

  @Override
  public Running start(Request request) {
    int port = request.port() == 0 ? port(request) : request.port();
    String name = request.name().orElseGet(() -> NodeFolder.name(request.host(), port));
    NodeFolder folder = NodeFolder.take(request.runs(), name, logs);
    try {
      NodeSettings settings =
          new NodeSettings(
              request.host(), port, request.join(), request.roles(), folder.path(), akka(request));
      return request
          .http()
          .map(http -> serving(request, settings, http, folder))
          .orElseGet(() -> alone(request, settings, folder));
    } catch (BadInput e) {
      folder.abandon();
      throw e;
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** A port that is known before the node is, so that no two nodes have the same folder. */
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

  /** A node without HTTP, for which no class of Akka HTTP is loaded. */
  private Running alone(Request request, NodeSettings settings, NodeFolder folder) {
    DirectoryExperimentLoader loader = loader(request, Optional.empty());
    return new HostedNode(settings, loader, Node.start(settings, loader), Optional.empty(), folder);
  }

  private Running serving(
      Request request, NodeSettings settings, HttpSettings http, NodeFolder folder) {
    RunMetrics metrics = new RunMetrics();
    DirectoryExperimentLoader loader = loader(request, Optional.of(metrics));
    HttpExtension companion = new HttpExtension(http, metrics);
    Node node = Node.start(settings, loader, companion);
    return new HostedNode(settings, loader, node, Optional.of(companion::address), folder);
  }

  private DirectoryExperimentLoader loader(Request request, Optional<RunMetrics> metrics) {
    return new DirectoryExperimentLoader(
        registries, request.runs(), request.workers(), logs, metrics);
  }
}

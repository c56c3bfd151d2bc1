package io.terrarium.ops;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.server.Directives;
import akka.http.javadsl.server.Route;
import akka.management.cluster.bootstrap.ClusterBootstrap;
import akka.management.javadsl.AkkaManagement;
import io.terrarium.cluster.NodeExtension;
import io.terrarium.cluster.address.HostAndPort;
import io.terrarium.file.BadInput;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * The HTTP server of a node. It serves the node's health, the cluster's members and the metrics of
 * the run, and changes nothing.
 */
public final class HttpExtension implements NodeExtension {

  private final HttpSettings settings;
  private final RunMetrics metrics;
  private volatile String address = "";
  private volatile Optional<String> waiting = Optional.empty();

  /** The metrics go on when the node comes back with a new actor system. */
  public HttpExtension(HttpSettings settings, RunMetrics metrics) {
    this.settings = settings;
    this.metrics = metrics;
  }

  @Override
  public void begin(ActorSystem<?> system) {
    try {
      serve(system);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception undeclared) { // Scala's checked ones
      throw undiscoverable(undeclared);
    }
  }

  private void serve(ActorSystem<?> system) {
    Route routes =
        Directives.concat(
            ReadyRoute.of(() -> waiting),
            AkkaManagement.get(system).getRoutes(),
            MetricsRoute.of(metrics));
    int port = bound(system, routes).localAddress().getPort();
    address = new HostAndPort(settings.host(), port).toString();
    if (joins()) {
      ClusterBootstrap.get(system).start();
    }
  }

  /** Akka's discovery first reads the files that Kubernetes gives to a pod. */
  private static RuntimeException undiscoverable(Exception thrown) {
    return thrown instanceof NoSuchFileException missing
        ? new BadInput(
            "--discover finds nodes in Kubernetes only, by a pod's service account: there is no %s here; name the nodes with --join."
                .formatted(missing.getFile()))
        : new IllegalStateException(thrown);
  }

  private ServerBinding bound(ActorSystem<?> system, Route routes) {
    try {
      return Http.get(system)
          .newServerAt(settings.host(), settings.port())
          .bind(routes)
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      throw new BadInput(
          "Cannot serve HTTP on %s:%d (%s); give --http an address of this machine and a free port."
              .formatted(settings.host(), settings.port(), e.getCause().getMessage()));
    }
  }

  @Override
  public boolean joins() {
    return settings.discover().isPresent();
  }

  @Override
  public void onWaiting(String why) {
    waiting = Optional.of(why);
  }

  @Override
  public void onJoined() {
    waiting = Optional.empty();
  }

  /** The host and port that it listens on; empty before it has begun. */
  public String address() {
    return address;
  }
}

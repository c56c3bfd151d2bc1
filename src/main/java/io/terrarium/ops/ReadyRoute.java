package io.terrarium.ops;

import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.Directives;
import akka.http.javadsl.server.Route;
import java.util.Optional;
import java.util.function.Supplier;

/** The route that says why a node that is not in a cluster is not ready; Akka gives no reason. */
final class ReadyRoute {

  private ReadyRoute() {}

  /**
   * The route answers only while the node is not in a cluster, and leaves the rest to Akka's.
   *
   * @param waiting why the node is not in a cluster, as soon as it knows
   */
  static Route of(Supplier<Optional<String>> waiting) {
    return Directives.path(
        "ready",
        () ->
            Directives.get(() -> waiting.get().map(ReadyRoute::not).orElseGet(Directives::reject)));
  }

  private static Route not(String why) {
    return Directives.complete(StatusCodes.INTERNAL_SERVER_ERROR, why);
  }
}

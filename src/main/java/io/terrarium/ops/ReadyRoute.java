package io.terrarium.ops;

import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.Directives;
import akka.http.javadsl.server.Route;
import java.util.Optional;
import java.util.function.Supplier;

/** Says why a node is not ready that is in no cluster; Akka's own check would only say that. */
final class ReadyRoute {

  private ReadyRoute() {}

  /**
   * Of a node that is in a cluster it leaves the question to others.
   *
   * @param waiting why the node is in none, where it is in none and knows why
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

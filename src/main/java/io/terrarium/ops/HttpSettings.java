package io.terrarium.ops;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.terrarium.cluster.address.HostName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a node's HTTP server.
 *
 * @param host the address to listen on
 * @param port 0 for any that is free
 * @param discover the name under which Akka's discovery finds the nodes; where it is empty, they
 *     are named to each other
 */
public record HttpSettings(String host, int port, Optional<String> discover) {

  private static final String HTTP = "akka.management.http.";
  private static final String DISCOVERY =
      "akka.management.cluster.bootstrap.contact-point-discovery.effective-name";

  /** Brings the host into its one form. */
  public HttpSettings {
    host = HostName.of(host);
  }

  /**
   * Settings of the actor system.
   *
   * @param node the address that others reach the node at
   */
  public Config akka(String node) {
    Map<String, Object> own = new HashMap<>();
    // Other nodes look for it there, and cannot reach an address that stands for all.
    own.put(HTTP + "hostname", HostName.isAny(host) ? node : host);
    own.put(HTTP + "port", port);
    discover.ifPresent(name -> own.put(DISCOVERY, name));
    return ConfigFactory.parseMap(own)
        .withFallback(ConfigFactory.load().getConfig("terrarium.ops.node"));
  }
}

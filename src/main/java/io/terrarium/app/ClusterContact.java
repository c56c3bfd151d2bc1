package io.terrarium.app;

import com.typesafe.config.Config;
import io.terrarium.cluster.ClusterClient;
import java.util.List;

/**
 * How a cluster is reached.
 *
 * @param host of this machine, as nodes reach it
 * @param nodes {@code host:port} of some of them
 * @param akka further settings of the actor system
 */
public record ClusterContact(String host, List<String> nodes, Config akka) {

  /**
   * @param defaults of settings that it has not
   */
  public ClusterContact withDefaults(Config defaults) {
    return new ClusterContact(host, nodes, akka.withFallback(defaults));
  }

  public ClusterClient connect() {
    return ClusterClient.connect(host, nodes, akka);
  }
}

package io.terrarium.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.terrarium.cluster.ClusterClient;
import java.util.List;

/**
 * The addresses and settings by which this process reaches a cluster.
 *
 * @param host the address of this machine that the nodes answer to
 * @param nodes {@code host:port} of at least one of them
 * @param akka further settings of the actor system; may be empty
 */
public record ClusterContact(String host, List<String> nodes, Config akka) {

  /** A contact with the settings that ship. */
  public static ClusterContact of(String host, List<String> nodes) {
    return new ClusterContact(host, nodes, ConfigFactory.empty());
  }

  /**
   * The same contact with further settings.
   *
   * @param defaults of the settings that are not given yet
   */
  public ClusterContact withDefaults(Config defaults) {
    return new ClusterContact(host, nodes, akka.withFallback(defaults));
  }

  /** Opens a client, which has to be closed; it asks the nodes until one of them answers. */
  public ClusterClient connect() {
    return ClusterClient.connect(host, nodes, akka);
  }
}

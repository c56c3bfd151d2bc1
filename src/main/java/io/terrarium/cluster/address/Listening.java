package io.terrarium.cluster.address;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;
import java.util.Optional;

/**
 * Akka's settings for the address that an actor system listens on and the address that others reach
 * it at, which differ behind NAT or in a container.
 */
public final class Listening {

  private static final String ARTERY = "akka.remote.artery.";

  /** The setting of the host that others reach. */
  public static final String HOST = ARTERY + "canonical.hostname";

  /** The setting of the port that others reach. */
  public static final String PORT = ARTERY + "canonical.port";

  /** The setting of the host that the system listens on; where it is empty, that others reach. */
  private static final String BIND_HOST = ARTERY + "bind.hostname";

  private static final String BIND_PORT = ARTERY + "bind.port";

  private Listening() {}

  /** The settings of a system that listens elsewhere than others reach it, where it does. */
  public static Config at(Optional<HostAndPort> elsewhere) {
    return elsewhere
        .map(place -> Map.of(BIND_HOST, place.host(), BIND_PORT, place.port()))
        .map(ConfigFactory::parseMap)
        .orElseGet(ConfigFactory::empty);
  }

  /** The settings of a client that others reach at this port. */
  public static Config reachedAt(int port) {
    return ConfigFactory.parseMap(Map.of(PORT, port));
  }

  /** The host and port that a system with these settings listens on. */
  public static String of(Config settings) {
    return first(settings, BIND_HOST, HOST) + ":" + first(settings, BIND_PORT, PORT);
  }

  private static String first(Config settings, String path, String otherwise) {
    String given = settings.getString(path);
    return given.isEmpty() ? settings.getString(otherwise) : given;
  }
}

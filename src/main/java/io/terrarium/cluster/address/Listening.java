package io.terrarium.cluster.address;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;
import java.util.Optional;

/**
 * Akka's settings of where an actor system listens and where others are told to reach it, which are
 * not the same behind an address translation or in a container.
 */
public final class Listening {

  private static final String ARTERY = "akka.remote.artery.";

  /** What others are told. */
  public static final String HOST = ARTERY + "canonical.hostname";

  public static final String PORT = ARTERY + "canonical.port";

  /** Where it listens; what others are told where this is empty. */
  private static final String BIND_HOST = ARTERY + "bind.hostname";

  private static final String BIND_PORT = ARTERY + "bind.port";

  private Listening() {}

  /** Settings of a system that listens there, if anywhere else than where others are told. */
  public static Config at(Optional<HostAndPort> elsewhere) {
    return elsewhere
        .map(place -> Map.of(BIND_HOST, place.host(), BIND_PORT, place.port()))
        .map(ConfigFactory::parseMap)
        .orElseGet(ConfigFactory::empty);
  }

  /** Settings of a client that others are told to reach at this port. */
  public static Config reachedAt(int port) {
    return ConfigFactory.parseMap(Map.of(PORT, port));
  }

  /** Host and port that a system with these settings listens on. */
  public static String of(Config settings) {
    return first(settings, BIND_HOST, HOST) + ":" + first(settings, BIND_PORT, PORT);
  }

  private static String first(Config settings, String path, String otherwise) {
    String given = settings.getString(path);
    return given.isEmpty() ? settings.getString(otherwise) : given;
  }
}

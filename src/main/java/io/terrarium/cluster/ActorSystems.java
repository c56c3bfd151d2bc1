package io.terrarium.cluster;

import akka.actor.Address;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.terrarium.cluster.address.HostAndPort;
import io.terrarium.cluster.address.Listening;
import io.terrarium.cluster.replica.DurableFiles;
import io.terrarium.engine.ErrorText;
import io.terrarium.engine.Termination;
import io.terrarium.file.BadInput;
import io.terrarium.file.FileErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The actor systems of nodes and of clients. */
final class ActorSystems {

  /** The role of nodes, which vote, keep the run, and may host it. */
  static final String ROLE = "terrarium-node";

  private static final String SYSTEM = "terrarium";
  private static final String PROVIDER = "akka.actor.provider";
  private static final String PROTOCOL = "akka";

  private ActorSystems() {}

  /**
   * @throws BadInput if it cannot listen there
   */
  static <T> ActorSystem<T> start(Behavior<T> guardian, NodeSettings settings) {
    makeFolder(settings.files());
    List<String> roles = new ArrayList<>(settings.roles());
    roles.add(ROLE);
    Map<String, Object> own =
        Map.of(
            Listening.HOST,
            settings.host(),
            Listening.PORT,
            settings.port(),
            "akka.cluster.roles",
            roles,
            DurableFiles.FOLDER,
            settings.files().toString());
    return start(guardian, SYSTEM, own, settings.akka(), "cluster.node");
  }

  /** Makes the folder, since Akka would go on without it and keep nothing. */
  private static void makeFolder(Path files) {
    try {
      Files.createDirectories(files);
    } catch (IOException e) {
      throw FileErrors.writing(files, e);
    }
  }

  /** The system of a client, which talks to nodes and is not one. */
  static <T> ActorSystem<T> startClient(Behavior<T> guardian, String host, Config akka) {
    return start(
        guardian, SYSTEM + "-client", Map.of(Listening.HOST, host), akka, "cluster.client");
  }

  private static <T> ActorSystem<T> start(
      Behavior<T> guardian, String name, Map<String, Object> own, Config akka, String kind) {
    Config loaded = ConfigFactory.load();
    Config engine = loaded.getConfig("terrarium.engine");
    Config config =
        ConfigFactory.parseMap(own)
            .withFallback(akka)
            .withFallback(engine.getConfig(kind))
            .withFallback(engine.getConfig("cluster.system"))
            .withFallback(engine.getConfig("system"))
            .withFallback(loaded);
    Config resolved = resolved(config, engine.getConfig(kind).getString(PROVIDER), akka, loaded);
    ActorSystem<T> system = created(guardian, name, resolved);
    try {
      Tls.require(system.classicSystem());
      return system;
    } catch (BadInput e) {
      end(system);
      throw e;
    }
  }

  /** Ends a system, and waits until it reads and writes nothing more. */
  static void end(ActorSystem<?> system) {
    Termination end = new Termination(system);
    system.terminate();
    end.await();
  }

  private static <T> ActorSystem<T> created(Behavior<T> guardian, String name, Config config) {
    try {
      return ActorSystem.create(guardian, name, config);
    } catch (ConfigException | IllegalStateException | IllegalArgumentException e) {
      throw wrongSettings(e);
    } catch (RuntimeException e) {
      throw new BadInput(
          "Cannot listen on %s (%s); give an address of this machine and a free port."
              .formatted(Listening.of(config), ErrorText.of(e)));
    }
  }

  private static Config resolved(Config config, String provider, Config given, Config known) {
    try {
      Config resolved = config.resolve();
      requireProvider(resolved.getString(PROVIDER), provider);
      SettingsCheck.requireResolver(resolved);
      SettingsCheck.time(resolved, JoinWatch.PATIENCE);
      SettingsCheck.requireKnown(given.resolveWith(resolved), known);
      return resolved;
    } catch (ConfigException e) {
      throw wrongSettings(e);
    }
  }

  private static BadInput wrongSettings(RuntimeException e) {
    return new BadInput(
        "The actor system does not start (%s); check --settings.".formatted(ErrorText.of(e)));
  }

  /** Nodes need the cluster provider, clients the remote one. */
  private static void requireProvider(String is, String right) {
    if (!is.equals(right)) {
      throw new BadInput(
          "%s must be %s here, is %s; leave it out of --settings.".formatted(PROVIDER, right, is));
    }
  }

  /** The address of the node at {@code host:port}. */
  static Address address(String hostAndPort) {
    HostAndPort node = HostAndPort.parse(hostAndPort);
    return new Address(PROTOCOL, SYSTEM, node.host(), node.port());
  }
}

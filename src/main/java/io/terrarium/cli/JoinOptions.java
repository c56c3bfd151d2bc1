package io.terrarium.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.terrarium.app.AkkaSettings;
import io.terrarium.app.ClusterContact;
import io.terrarium.cluster.address.Listening;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code --join} and what belongs to it, for each command that talks to a cluster. */
final class JoinOptions {

  private static final Config SHORT =
      ConfigFactory.parseString("terrarium.engine.cluster.client-patience = 10 s");

  @Option(
      names = "--join",
      paramLabel = "HOST:PORT",
      split = ",",
      converter = AddressConverters.Node.class,
      description =
          "A node of the cluster; may be given many times, for the case that one does not answer.")
  private List<String> nodes = new ArrayList<>();

  @Option(
      names = "--host",
      paramLabel = "HOST",
      converter = AddressConverters.Host.class,
      defaultValue = "127.0.0.1",
      description =
          "The address of this machine that the nodes answer to. Default: ${DEFAULT-VALUE}.")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = AddressConverters.Port.class,
      description =
          "The port of this machine that the nodes answer to. Default: any that is free, or that of --bind.")
  private Integer port;

  @Mixin private BindOption bind;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Settings of the actor system, for TLS for instance: docs/cluster.md.")
  private Path settings;

  /** For commands that make no sense without a cluster, and are over soon. */
  ClusterContact required(CommandSpec spec) {
    return named()
        .map(contact -> contact.withDefaults(SHORT))
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), "Missing required option: '--join=HOST:PORT'"));
  }

  /**
   * Empty where no node was named; what is for talking to one is then refused, as it would do
   * nothing.
   */
  Optional<ClusterContact> contact(CommandSpec spec) {
    if (nodes.isEmpty()) {
      Stream.of("--settings", "--host", "--port", "--bind")
          .filter(spec.commandLine().getParseResult()::hasMatchedOption)
          .findFirst()
          .ifPresent(option -> refuse(spec, option));
    }
    return named();
  }

  private static void refuse(CommandSpec spec, String option) {
    throw new ParameterException(
        spec.commandLine(), option + " needs --join: it is for talking to a cluster");
  }

  private Optional<ClusterContact> named() {
    return nodes.isEmpty()
        ? Optional.empty()
        : Optional.of(new ClusterContact(host, nodes, akka()));
  }

  private Config akka() {
    // a file of settings may be a node's too, whose port is not for this process
    return Listening.reachedAt(port == null ? 0 : port)
        .withFallback(Listening.at(bind.place()))
        .withFallback(AkkaSettings.read(Optional.ofNullable(settings)));
  }
}

package io.terrarium.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.terrarium.app.AkkaSettings;
import io.terrarium.app.ClusterContact;
import io.terrarium.cluster.address.Listening;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option {@code --join} and those that go with it, of each command that talks to a cluster. */
final class JoinOptions {

  private static final Config SHORT_PATIENCE =
      ConfigFactory.parseString("terrarium.engine.cluster.client-patience = 10 s");

  @Option(
      names = "--join",
      paramLabel = "HOST:PORT",
      split = ",",
      converter = AddressConverters.Node.class,
      description =
          "A node of the cluster. Several may be given, in case one of them does not answer.")
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
          "The port of this machine that the nodes answer to. Default: any free one, or that of --bind.")
  private Optional<Integer> port;

  @Mixin private BindOption bind;

  @Mixin private SettingsOption settings;

  /** The cluster of a command that makes no sense without one, and that is over soon. */
  ClusterContact required(CommandSpec spec) {
    return named()
        .map(contact -> contact.withDefaults(SHORT_PATIENCE))
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), "Missing required option: '--join=HOST:PORT'"));
  }

  /**
   * The cluster of a command that works without one as well. Where no node is named, the other
   * options are refused, since they would do nothing.
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
        spec.commandLine(), option + " needs --join, since it is for talking to a cluster");
  }

  private Optional<ClusterContact> named() {
    return nodes.isEmpty()
        ? Optional.empty()
        : Optional.of(new ClusterContact(host, nodes, akka()));
  }

  private Config akka() {
    // The file of settings may be a node's too, whose port is not for this process.
    return Listening.reachedAt(port.orElse(0))
        .withFallback(Listening.at(bind.place()))
        .withFallback(AkkaSettings.read(settings.file()));
  }
}

package io.terrarium.cli;

import io.terrarium.cluster.address.HostAndPort;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --bind}, for whoever is reached elsewhere than where it listens. */
final class BindOption {

  @Option(
      names = "--bind",
      paramLabel = "HOST:PORT",
      converter = AddressConverters.Listening.class,
      description =
          "Where to listen, if that is not where others reach it: behind NAT or in a container; 0.0.0.0 is all addresses of this machine. Default: --host and --port.")
  private HostAndPort place;

  Optional<HostAndPort> place() {
    return Optional.ofNullable(place);
  }
}

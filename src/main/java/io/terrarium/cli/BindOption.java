package io.terrarium.cli;

import io.terrarium.cluster.address.HostAndPort;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --bind}, for a process that listens elsewhere than where others reach it. */
final class BindOption {

  @Option(
      names = "--bind",
      paramLabel = "HOST:PORT",
      converter = AddressConverters.Listening.class,
      description =
          "Where to listen, if others reach this process at another address, as behind NAT or in a container; 0.0.0.0 means all addresses of this machine. Default: --host and --port.")
  private Optional<HostAndPort> place;

  Optional<HostAndPort> place() {
    return place;
  }
}

package io.terrarium.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --settings}, of each command that starts an actor system for a cluster. */
final class SettingsOption {

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description =
          "A HOCON file with settings of the actor system, such as those for TLS; docs/cluster.md explains them.")
  private Optional<Path> file;

  Optional<Path> file() {
    return file;
  }
}

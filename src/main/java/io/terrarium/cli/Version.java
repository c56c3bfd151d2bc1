package io.terrarium.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Provides the version, which is in the manifest of the jar. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(getClass().getPackage().getImplementationVersion())
            .orElse("(not from a jar)");
    return new String[] {"terrarium %s, Java %s".formatted(version, Runtime.version())};
  }
}

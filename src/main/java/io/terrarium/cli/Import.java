package io.terrarium.cli;

import io.terrarium.app.Imports;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code terrarium import}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Take in a synthetic environment that synthetic-gymnax published.",
    description = {
      "",
      "Reads a checkpoint.pkl (a Python pickle of a flax FrozenDict or a dictionary of JAX or NumPy arrays) and the "
          + "config.yaml beside it, and writes scb.pb and experiment.conf: `terrarium train` and `terrarium evaluate` take the "
          + "directory as they take a run. What the configuration says and an experiment cannot is named. Nothing in a pickle "
          + "is run.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  terrarium import checkpoint.pkl --config config.yaml --out imported/cartpole",
      "  terrarium evaluate imported/cartpole"
    })
final class Import implements Callable<Integer> {

  private final Imports imports;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A checkpoint.pkl.")
  private Path checkpoint;

  @Option(
      names = "--config",
      paramLabel = "YAML",
      description =
          "The configuration of its run. Default: the published settings of the environment that has the checkpoint's shapes.")
  private Path config;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The directory to make; it may exist if it is empty.")
  private Path out;

  Import(Imports imports) {
    this.imports = imports;
  }

  @Override
  public Integer call() {
    Imports.Imported imported =
        imports.take(new Imports.Request(checkpoint, Optional.ofNullable(config), out));
    PrintWriter output = spec.commandLine().getOut();
    output.printf(
        "%s, %d parameters, evolved with %s: scb.pb and experiment.conf are in %s.%n",
        imported.environment(),
        imported.parameters(),
        String.join(", ", imported.algorithms()),
        out);
    if (!imported.leftOut().isEmpty()) {
      output.printf(
          "Left out of %s, having no counterpart here: %s.%n",
          config, String.join(", ", imported.leftOut()));
    }
    output.flush();
    return ExitCode.OK;
  }
}

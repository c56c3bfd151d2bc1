package io.terrarium.cli;

import io.terrarium.app.Imports;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code terrarium import}, which takes in a published synthetic environment. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Import a synthetic environment that synthetic-gymnax published.",
    description = {
      "",
      "Reads a checkpoint.pkl (a Python pickle of a flax FrozenDict or a dictionary of JAX or NumPy arrays) and the "
          + "config.yaml beside it, and writes scb.pb and experiment.conf into a directory that `terrarium train` and `terrarium "
          + "evaluate` take like that of a run. Entries of the configuration that have no counterpart in an experiment are "
          + "listed. No code in the pickle is run.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  terrarium import checkpoint.pkl --config config.yaml --out imported/cartpole",
      "  terrarium evaluate imported/cartpole"
    })
final class ImportCommand implements Callable<Integer> {

  private final Imports imports;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The checkpoint: a checkpoint.pkl.")
  private Path checkpoint;

  @Option(
      names = "--config",
      paramLabel = "YAML",
      description =
          "The config.yaml of the checkpoint's run. Default: the published settings of the environment that fits the checkpoint.")
  private Optional<Path> config;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The directory to make; it may exist if it is empty.")
  private Path out;

  ImportCommand(Imports imports) {
    this.imports = imports;
  }

  @Override
  public Integer call() {
    Imports.Imported imported = imports.take(new Imports.Request(checkpoint, config, out));
    PrintWriter output = spec.commandLine().getOut();
    output.printf(
        "%s, %d parameters, evolved with %s: scb.pb and experiment.conf are in %s.%n",
        imported.environment(),
        imported.parameters(),
        String.join(", ", imported.algorithms()),
        out);
    config
        .filter(file -> !imported.leftOut().isEmpty())
        .ifPresent(file -> printLeftOut(output, file, imported.leftOut()));
    output.flush();
    return ExitCode.OK;
  }

  private static void printLeftOut(PrintWriter output, Path config, List<String> entries) {
    output.printf(
        "Left out of %s, since they have no counterpart here: %s.%n",
        config, String.join(", ", entries));
  }
}

package io.terrarium.cli;

import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --workers}, of each command that has workers. */
final class WorkersOption {

  /** The most workers, since each is a thread with memory of its own. */
  private static final int MOST = 1024;

  /** The converter of the number of workers. */
  static final class Count extends ValueConverters.PositiveInt {

    Count() {
      super(MOST);
    }
  }

  @Option(
      names = "--workers",
      paramLabel = "N",
      converter = Count.class,
      description = "How many workers train at once. Default: one for each core.")
  private Optional<Integer> given;

  /** The number of workers; a warning is printed where they are more than the cores. */
  int count(PrintWriter err) {
    int cores = Runtime.getRuntime().availableProcessors();
    int workers = given.orElse(cores);
    if (workers > cores) {
      err.printf(
          "terrarium: %d workers are more than the %s: with simd they share %s, which is no faster,"
              + " and nd4j has no more workers than cores.%n",
          workers, cores == 1 ? "one core" : cores + " cores", cores == 1 ? "it" : "them");
    }
    return workers;
  }
}

package io.terrarium.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** {@code --workers}, for each command that has workers. */
final class WorkersOption {

  /** Each worker is a thread with room of its own. */
  private static final int MOST = 1024;

  /** How many may be asked for. */
  static final class Count extends PositiveInt {

    Count() {
      super(MOST);
    }
  }

  @Option(
      names = "--workers",
      paramLabel = "N",
      converter = Count.class,
      description = "How many workers train at once, one a core. Default: the cores there are.")
  private Integer given;

  /** How many there are to be; says so where they are more than the cores. */
  int count(PrintWriter err) {
    int cores = Runtime.getRuntime().availableProcessors();
    int workers = given == null ? cores : given;
    if (workers > cores) {
      err.printf(
          "terrarium: %d workers are more than the %s: with simd they share %s, which is no faster,"
              + " and nd4j has no more workers than cores.%n",
          workers, cores == 1 ? "one core" : cores + " cores", cores == 1 ? "it" : "them");
    }
    return workers;
  }
}

package io.terrarium.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The option {@code --json}, of each command that prints a result. */
final class JsonOption {

  @Option(
      names = "--json",
      description = "Print the result as JSON; everything else goes to standard error.")
  private boolean isGiven;

  boolean isGiven() {
    return isGiven;
  }

  /** Prints a result: as values for machines where that was asked for, or else as a text. */
  void print(PrintWriter out, Supplier<Object> values, Supplier<String> text) {
    out.println(isGiven ? Json.of(values.get()) : text.get());
    out.flush();
  }
}

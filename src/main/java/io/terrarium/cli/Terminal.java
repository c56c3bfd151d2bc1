package io.terrarium.cli;

/**
 * Knows which standard streams are terminals. The launcher says so in two properties, because a JVM
 * cannot tell standard output from standard error.
 */
final class Terminal {

  private Terminal() {}

  /** Whether standard error, or else standard output, is a terminal. */
  static boolean isTerminal(boolean error) {
    return Boolean.getBoolean(error ? "terrarium.terminal.err" : "terrarium.terminal.out");
  }
}

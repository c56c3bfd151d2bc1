package io.terrarium.app;

/**
 * Whether somebody watches. The launcher knows; on its own a JVM cannot tell one stream from the
 * other.
 */
public final class Terminal {

  private Terminal() {}

  /** Whether a stream, standard error or standard output, is a terminal. */
  public static boolean isTerminal(boolean error) {
    return Boolean.getBoolean(error ? "terrarium.terminal.err" : "terrarium.terminal.out");
  }
}

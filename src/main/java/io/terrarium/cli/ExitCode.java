package io.terrarium.cli;

/** The exit codes of the program. */
public final class ExitCode {

  /** The command has done what it was asked for. */
  static final int OK = 0;

  /** The input was refused; one sentence on standard error says why. */
  public static final int BAD_INPUT = 1;

  /** The command line was not understood. */
  static final int USAGE = 2;

  /** The program has a defect; sysexits calls this {@code EX_SOFTWARE}. */
  static final int DEFECT = 70;

  /** Ctrl-C ended the command: 128 plus the number of the signal. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}

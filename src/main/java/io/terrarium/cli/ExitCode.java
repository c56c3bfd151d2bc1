package io.terrarium.cli;

/** What the program ends with. */
public final class ExitCode {

  static final int OK = 0;

  /** The input was refused; one sentence on standard error says why. */
  public static final int BAD_INPUT = 1;

  /** The command line was not understood. */
  static final int USAGE = 2;

  /** A defect of the program; {@code EX_SOFTWARE} of sysexits. */
  static final int DEFECT = 70;

  /** Ended by Ctrl-C: 128 and the signal's number. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}

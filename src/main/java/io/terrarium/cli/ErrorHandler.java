package io.terrarium.cli;

import io.terrarium.file.BadInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The handler of failed commands: it prints a sentence on standard error and gives an exit code.
 */
final class ErrorHandler implements IParameterExceptionHandler, IExecutionExceptionHandler {

  @Override
  public int handleParseException(ParameterException refused, String[] arguments) {
    CommandLine command = refused.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("terrarium: " + refused.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(refused, err)) {
      err.printf("See %s --help.%n", command.getCommandSpec().qualifiedName());
    }
    err.flush();
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    FatalErrorHandler.waitIfEnding();
    if (JvmShutdown.hasBegun()) {
      return ExitCode.INTERRUPTED;
    }
    PrintWriter err = command.getErr();
    err.println("terrarium: " + sentence(failure));
    err.flush();
    return isDefect(failure) ? ExitCode.DEFECT : ExitCode.BAD_INPUT;
  }

  /** The sentence about a failure; the stack of a defect is written into the log first. */
  static String sentence(Throwable failure) {
    return isDefect(failure) ? defect(failure) : failure.getMessage();
  }

  private static boolean isDefect(Throwable failure) {
    return !(failure instanceof BadInput || failure instanceof UncheckedIOException);
  }

  /** The sentence about a defect, whose stack is written into the log. */
  static String defect(Throwable failure) {
    try {
      Path log = Logging.defect(failure);
      return "this is a defect of the program, not of your input (%s); details in %s."
          .formatted(failure, log);
    } catch (IOException e) {
      return "this is a defect of the program, not of your input (%s).".formatted(failure);
    }
  }
}

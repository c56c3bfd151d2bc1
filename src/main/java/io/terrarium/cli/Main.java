package io.terrarium.cli;

import io.terrarium.app.UseCases;
import io.terrarium.experiment.MemoryCheck;
import io.terrarium.file.BadInput;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of Terrarium. */
@Command(
    name = "terrarium",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    header = "Discovers minimal reinforcement-learning environments.",
    description = {
      "",
      "Evolves tiny synthetic environments, so that agents trained in one for a few thousand steps do well in the real one.",
      ""
    },
    commandListHeading = "%nCommands (each has --help):%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the input was refused, for the reason printed",
      "2:the command line was not understood",
      "70:a defect of the program, or java itself has failed",
      "130:stopped by Ctrl-C"
    },
    footerHeading = "%nExample:%n",
    footer = "  terrarium evolve config/quickstart.conf")
public final class Main implements Runnable {

  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs a command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    Logging.toStandardError();
    LastResort.install();
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) {
    try {
      FileNames.check(
          System.getProperty("user.dir"), System.getProperty("sun.jnu.encoding"), arguments);
      int code = commandLine(UseCases.load(Logging::open)).execute(arguments);
      return code == ExitCode.OK ? written() : code;
    } catch (BadInput e) {
      System.err.println("terrarium: " + e.getMessage());
      return ExitCode.BAD_INPUT;
    } catch (OutOfMemoryError e) {
      System.err.println("terrarium: " + MemoryCheck.tooLarge("This").getMessage());
      return ExitCode.BAD_INPUT;
    } catch (RuntimeException | Error e) {
      System.err.println("terrarium: " + ErrorHandler.defect(e));
      return ExitCode.DEFECT;
    }
  }

  /** What nobody can read is not done. */
  private static int written() {
    if (System.out.checkError()) {
      System.err.println(
          "terrarium: Standard output cannot be written to; what was to be read there is not all there.");
      return ExitCode.BAD_INPUT;
    }
    return ExitCode.OK;
  }

  public static CommandLine commandLine(UseCases useCases) {
    ErrorHandler refusals = new ErrorHandler();
    return new CommandLine(new Main())
        .addSubcommand(new Evolve(useCases.evolution()))
        .addSubcommand(new Train(useCases.trials()))
        .addSubcommand(new Evaluate(useCases.trials()))
        .addSubcommand(new Import(useCases.imports()))
        .addSubcommand(new Bench(useCases.benchmarks()))
        .addSubcommand(new NodeCommand(useCases.nodes()))
        .addSubcommand(new Status())
        .addSubcommand(new StopCommand())
        .registerConverter(Path.class, new PathArgument())
        .setExecutionStrategy(new NonEmptyLists())
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(refusals)
        .setExecutionExceptionHandler(refusals);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: evolve, train, evaluate, import, bench, node, status or stop");
  }
}

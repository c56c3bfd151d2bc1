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

/** The command line of Terrarium, with all its commands. */
@Command(
    name = "terrarium",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    header = "Discovers minimal reinforcement-learning environments.",
    description = {
      "",
      "Evolves tiny synthetic environments. Agents that are trained in one of them for a few thousand steps do well in the real environment, which they have never seen.",
      ""
    },
    commandListHeading = "%nCommands (each has --help):%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the command is done",
      "1:the input was refused, for the reason printed",
      "2:the command line is wrong",
      "70:the program has a defect, or java itself has failed",
      "130:Ctrl-C stopped the command"
    },
    footerHeading = "%nExample:%n",
    footer = "  terrarium evolve config/quickstart.conf")
public final class Main implements Runnable {

  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs a command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    Logging.toStandardError();
    FatalErrorHandler.install();
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) {
    try {
      ArgumentEncodingCheck.check(
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

  /**
   * The exit code of a command that is done: it has failed where its output could not be written.
   */
  private static int written() {
    if (System.out.checkError()) {
      System.err.println(
          "terrarium: standard output cannot be written to, so some of the output is missing; make room for it or choose another place.");
      return ExitCode.BAD_INPUT;
    }
    return ExitCode.OK;
  }

  /** The command line whose commands call these use cases. */
  public static CommandLine commandLine(UseCases useCases) {
    ErrorHandler refusals = new ErrorHandler();
    return new CommandLine(new Main())
        .addSubcommand(new EvolveCommand(useCases.evolution()))
        .addSubcommand(new TrainCommand(useCases.trials()))
        .addSubcommand(new EvaluateCommand(useCases.trials()))
        .addSubcommand(new ImportCommand(useCases.imports()))
        .addSubcommand(new BenchCommand(useCases.benchmarks()))
        .addSubcommand(new NodeCommand(useCases.nodes()))
        .addSubcommand(new StatusCommand())
        .addSubcommand(new StopCommand())
        .registerConverter(Path.class, new ValueConverters.FilePath())
        .setExecutionStrategy(new NonEmptyLists())
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(refusals)
        .setExecutionExceptionHandler(refusals);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing; give one of evolve, train, evaluate, import, bench, node, status and stop");
  }
}

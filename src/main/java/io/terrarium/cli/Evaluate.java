package io.terrarium.cli;

import io.terrarium.app.AgentsCsv;
import io.terrarium.app.OutputFile;
import io.terrarium.app.Trials;
import io.terrarium.file.AtomicFile;
import io.terrarium.trial.AgentReturns;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code terrarium evaluate}. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Say how good a synthetic environment is, or play a trained agent.",
    description = {
      "",
      "Trains agents of each of the experiment's algorithms, each with hyperparameters of its own drawn as in the experiment, "
          + "and plays them in the real environment. The table has the mean return with its standard error, the interquartile "
          + "mean (IQM) with its 95%% bootstrap interval, and the worst and the best agent. Algorithms that the synthetic "
          + "environment was not evolved with are marked unseen; they have the published settings. Of an agent's file it plays "
          + "that agent, and says what it was trained with.",
      "",
      "What is random in an agent depends on the seed, its algorithm and its number alone: with more --agents a table begins "
          + "with the same ones, and other --algorithms change none.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  terrarium evaluate runs/quickstart",
      "  terrarium evaluate runs/quickstart/scb.pb --algorithms dqn --agents 128 --json",
      "  terrarium evaluate runs/quickstart --algorithms all --fixed",
      "  terrarium evaluate runs/quickstart --real 10000",
      "  terrarium evaluate runs/quickstart --csv agents.csv",
      "  terrarium evaluate agent.pb"
    })
final class Evaluate implements Callable<Integer> {

  private final Trials trials;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SCB|RUN|AGENT",
      description = "A file scb.pb, a run directory, or a file that `train --out` wrote.")
  private Path subject;

  @Option(
      names = "--algorithms",
      split = ",",
      paramLabel = "A",
      description =
          "What to train, comma-separated; `all` for all that the environment allows. Default: the experiment's.")
  private List<String> algorithms = List.of();

  @Option(
      names = "--fixed",
      description =
          "Train with the hyperparameters of the published runs that fixed them, instead of drawn ones.")
  private boolean fixed;

  @Option(
      names = "--real",
      paramLabel = "STEPS",
      converter = PositiveInt.class,
      description =
          "Train the same agents in the real environment itself, for so many steps (total-timesteps, rounded up to whole iterations), to compare with.")
  private Integer realSteps;

  @Option(
      names = "--agents",
      paramLabel = "N",
      defaultValue = "64",
      converter = PositiveInt.class,
      description = "Agents of each algorithm. Default: ${DEFAULT-VALUE}.")
  private int agents;

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = WholeNumber.class,
      defaultValue = "0",
      description = "The seed of every random draw. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--episode-limit",
      paramLabel = "N",
      converter = PositiveInt.class,
      description =
          "Steps of an episode at most, of --real's training too. Default: the end of the experiment's schedule.")
  private Integer episodeLimit;

  @Mixin private WorkersOption workers;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description =
          "Also write each agent's return and hyperparameters: a new file, or one that this wrote.")
  private Path csv;

  @Option(
      names = "--json",
      description = "Print the table as JSON, with each agent's return and hyperparameters.")
  private boolean json;

  Evaluate(Trials trials) {
    this.trials = trials;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Optional<Path> file = Optional.ofNullable(csv);
    file.ifPresent(OutputFile.AGENTS_CSV::require);
    Trials.Evaluation evaluation =
        new Trials.Evaluation(
            subject,
            algorithms,
            fixed,
            Arguments.of(realSteps),
            agents,
            seed,
            Arguments.of(episodeLimit),
            workers.count(err),
            trainingOptions());
    List<AgentReturns> returns = trials.evaluate(evaluation);
    ScoreTable.print(returns, json, spec.commandLine().getOut(), err);
    file.ifPresent(path -> AtomicFile.write(path, bytes(AgentsCsv.text(returns))));
    return ExitCode.OK;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<String> trainingOptions() {
    return Stream.of("--algorithms", "--fixed", "--real", "--agents", "--workers")
        .filter(spec.commandLine().getParseResult()::hasMatchedOption)
        .toList();
  }
}

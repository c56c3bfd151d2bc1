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
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code terrarium evaluate}, which trains and plays agents to judge a result. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Say how good a synthetic environment is, or play a trained agent.",
    description = {
      "",
      "Trains agents with each of the experiment's algorithms and plays them in the real environment. Each agent has "
          + "hyperparameters of its own, drawn as in the experiment. The table shows the mean return with its standard error, the "
          + "interquartile mean (IQM) with its 95%% bootstrap interval, and the worst and the best agent. An algorithm that the "
          + "synthetic environment was not evolved with is marked unseen, and has its published settings. Given the file of an "
          + "agent, the command plays that agent and prints what it was trained with.",
      "",
      "An agent depends on the seed, its algorithm and its number only. So a table of more --agents begins with the same agents, "
          + "and other --algorithms change none of them. The JSON and the CSV have each agent's return and hyperparameters.",
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
final class EvaluateCommand implements Callable<Integer> {

  private final Trials trials;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SCB|RUN|AGENT",
      description =
          "What to evaluate: a result such as scb.pb, a run directory, or an agent's file that `train --out` wrote.")
  private Path subject;

  @Option(
      names = "--algorithms",
      split = ",",
      paramLabel = "A",
      description =
          "The algorithms to train with, comma-separated; `all` means each that can act in the environment. Default: those of the experiment.")
  private List<String> algorithms = List.of();

  @Option(
      names = "--fixed",
      description =
          "Train with the fixed hyperparameters of the published runs, instead of drawn ones.")
  private boolean fixed;

  @Option(
      names = "--real",
      paramLabel = "STEPS",
      converter = ValueConverters.PositiveInt.class,
      description =
          "Train the same agents in the real environment itself, as a comparison, for so many steps (total-timesteps, rounded up to whole iterations).")
  private Optional<Integer> realSteps;

  @Option(
      names = "--agents",
      paramLabel = "N",
      defaultValue = "64",
      converter = ValueConverters.PositiveInt.class,
      description = "How many agents to train with each algorithm. Default: ${DEFAULT-VALUE}.")
  private int agents;

  @Mixin private TrialOptions options;

  @Mixin private WorkersOption workers;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description =
          "A file for each agent's return and hyperparameters: a new file, or one that this command wrote.")
  private Optional<Path> csv;

  @Mixin private JsonOption json;

  EvaluateCommand(Trials trials) {
    this.trials = trials;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    csv.ifPresent(OutputFile.AGENTS_CSV::require);
    Trials.Evaluation evaluation =
        new Trials.Evaluation(
            subject,
            algorithms,
            fixed,
            realSteps.map(OptionalInt::of).orElseGet(OptionalInt::empty),
            agents,
            options.seed(),
            options.episodeLimit(),
            workers.count(err),
            trainingOptions());
    List<AgentReturns> returns = trials.evaluate(evaluation);
    ScoreTable.print(returns, json.isGiven(), spec.commandLine().getOut(), err);
    csv.ifPresent(path -> AtomicFile.write(path, bytes(AgentsCsv.text(returns))));
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

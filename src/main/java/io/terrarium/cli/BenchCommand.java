package io.terrarium.cli;

import io.terrarium.app.Benchmarks;
import io.terrarium.file.BadInput;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code terrarium bench}, which measures how fast this machine computes. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Measure how fast this machine trains agents.",
    description = {
      "",
      "Measures one generation of each algorithm, with the published settings and after others that warmed the JVM; the search "
          + "mean is not scored. Just before and after it, all workers together measure the peak of multiply-adds. GFlop/s count "
          + "two operations for each multiply-add that training cannot avoid. Rollouts, evaluation and all else take time but do "
          + "not count. The share is that of the peak.",
      "",
      "With --steps the command measures environments instead: how many million steps a second one core makes with many copies. "
          + "The columns are the step alone, the step with the observation, and both with a new start of ended episodes.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  terrarium bench",
      "  terrarium bench --algorithm all",
      "  terrarium bench --algorithm ppo --population 32 --workers 1 --json",
      "  terrarium bench --steps"
    })
final class BenchCommand implements Callable<Integer> {

  private static final List<String> HEADER =
      List.of(
          "algorithm",
          "environment",
          "backend",
          "population",
          "workers",
          "seconds",
          "trainings/s",
          "GFlop/s",
          "peak",
          "share");

  private static final List<String> STEPS_HEADER =
      List.of("environment", "copies", "step", "and observe", "and restart");

  private static final String ALL = "all";
  private static final List<String> USUAL = List.of("ppo", "dqn");

  private final Benchmarks benchmarks;

  @Spec private CommandSpec spec;

  @Option(
      names = "--algorithm",
      split = ",",
      paramLabel = "A",
      description =
          "The algorithms to measure, comma-separated, or all. Default: ppo,dqn; with --environment, each that can act there.")
  private List<String> algorithms = List.of();

  @Option(
      names = "--environment",
      paramLabel = "E",
      description =
          "The environment to measure in. Default: CartPole-v1, or Pendulum-v1 for algorithms that only have continuous actions.")
  private Optional<String> environment;

  @Option(
      names = "--backend",
      split = ",",
      paramLabel = "B",
      description = "A backend to measure in addition to simd, such as nd4j.")
  private List<String> backends = new ArrayList<>();

  @Option(
      names = "--population",
      paramLabel = "N",
      defaultValue = "128",
      converter = ValueConverters.PositiveInt.class,
      description = "How many candidates the generation has. Default: ${DEFAULT-VALUE}.")
  private int population;

  @Mixin private WorkersOption workers;

  @Option(
      names = "--steps",
      description =
          "Measure the steps of --environment, or of all environments, instead of training.")
  private boolean steps;

  @Mixin private JsonOption json;

  BenchCommand(Benchmarks benchmarks) {
    this.benchmarks = benchmarks;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (steps) {
      printSteps(out);
    } else {
      printGenerations(out);
    }
    return ExitCode.OK;
  }

  private void printGenerations(PrintWriter out) {
    int count = workers.count(spec.commandLine().getErr());
    List<Benchmarks.Result> results =
        benchmarks.measure(
            new Benchmarks.Request(
                measuredAlgorithms(), environment, measuredBackends(), population, count));
    json.print(
        out,
        () -> results,
        () -> new Table(HEADER, results.stream().map(BenchCommand::cells).toList()).render());
  }

  /** The algorithms to measure; empty for all. */
  private List<String> measuredAlgorithms() {
    if (algorithms.contains(ALL)) {
      return List.of();
    }
    return algorithms.isEmpty() && environment.isEmpty() ? USUAL : algorithms;
  }

  private List<String> measuredBackends() {
    return Stream.concat(Stream.of("simd"), backends.stream()).distinct().toList();
  }

  private void printSteps(PrintWriter out) {
    List<String> others =
        Stream.of("--algorithm", "--backend", "--population", "--workers")
            .filter(spec.commandLine().getParseResult()::hasMatchedOption)
            .toList();
    if (!others.isEmpty()) {
      throw new BadInput(
          "--steps measures environments on one core; leave %s out."
              .formatted(String.join(" and ", others)));
    }
    List<Benchmarks.Steps> results = benchmarks.steps(environment);
    json.print(
        out,
        () -> results,
        () -> new Table(STEPS_HEADER, results.stream().map(BenchCommand::cells).toList()).render());
  }

  private static List<String> cells(Benchmarks.Steps steps) {
    return List.of(
        steps.environment(),
        Integer.toString(steps.copies()),
        Numbers.one(steps.stepped() / 1e6),
        Numbers.one(steps.observed() / 1e6),
        Numbers.one(steps.restarted() / 1e6));
  }

  private static List<String> cells(Benchmarks.Result result) {
    return List.of(
        result.algorithm(),
        result.environment(),
        result.backend(),
        Integer.toString(result.population()),
        Integer.toString(result.workers()),
        Numbers.two(result.seconds()),
        Numbers.one(result.trainingsPerSecond()),
        Numbers.one(result.gflops()),
        Numbers.one(result.peakGflops()),
        Numbers.percent(result.share()));
  }
}

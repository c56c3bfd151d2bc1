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

/** {@code terrarium bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Measure this machine.",
    description = {
      "",
      "Measures for each algorithm one warmed generation with the published settings, the mean not scored, and just "
          + "before and after it the multiply-add peak of all workers at once. GFlop/s count twice the multiply-adds that training cannot avoid; what is "
          + "done besides, rollouts and evaluation among it, takes time but does not count. With --steps it measures environments instead: how many "
          + "million steps a second one core makes of many copies, by the step alone, with what the agents see then, and with ended episodes begun anew.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  terrarium bench",
      "  terrarium bench --algorithm all",
      "  terrarium bench --algorithm ppo --population 32 --workers 1 --json",
      "  terrarium bench --steps"
    })
final class Bench implements Callable<Integer> {

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
          "What to measure, comma-separated, or all. Default: ppo,dqn; with --environment all that can act there.")
  private List<String> algorithms = List.of();

  @Option(
      names = "--environment",
      paramLabel = "E",
      description =
          "Where. Default: CartPole-v1, and Pendulum-v1 for algorithms of continuous actions only.")
  private String environment;

  @Option(
      names = "--backend",
      split = ",",
      paramLabel = "B",
      description = "A backend to measure beside simd: nd4j.")
  private List<String> backends = new ArrayList<>();

  @Option(
      names = "--population",
      paramLabel = "N",
      defaultValue = "128",
      converter = PositiveInt.class,
      description = "Candidates of the generation. Default: ${DEFAULT-VALUE}.")
  private int population;

  @Mixin private WorkersOption workers;

  @Option(
      names = "--steps",
      description = "Measure the stepping of --environment instead, or of all environments.")
  private boolean steps;

  @Option(names = "--json", description = "Print the table as JSON.")
  private boolean json;

  Bench(Benchmarks benchmarks) {
    this.benchmarks = benchmarks;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.println(steps ? steps() : generations());
    out.flush();
    return ExitCode.OK;
  }

  private String generations() {
    int count = workers.count(spec.commandLine().getErr());
    List<Benchmarks.Result> results =
        benchmarks.measure(
            new Benchmarks.Request(
                measuredAlgorithms(),
                Optional.ofNullable(environment),
                measuredBackends(),
                population,
                count));
    return json
        ? Json.of(results)
        : new Table(HEADER, results.stream().map(Bench::cells).toList()).render();
  }

  /** Empty for all. */
  private List<String> measuredAlgorithms() {
    if (algorithms.contains(ALL)) {
      return List.of();
    }
    return algorithms.isEmpty() && environment == null ? USUAL : algorithms;
  }

  private List<String> measuredBackends() {
    return Stream.concat(Stream.of("simd"), backends.stream()).distinct().toList();
  }

  private String steps() {
    List<String> others =
        Stream.of("--algorithm", "--backend", "--population", "--workers")
            .filter(spec.commandLine().getParseResult()::hasMatchedOption)
            .toList();
    if (!others.isEmpty()) {
      throw new BadInput(
          "--steps measures environments on one core; leave %s out."
              .formatted(String.join(" and ", others)));
    }
    List<Benchmarks.Steps> results = benchmarks.steps(Optional.ofNullable(environment));
    return json
        ? Json.of(results)
        : new Table(STEPS_HEADER, results.stream().map(Bench::cells).toList()).render();
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

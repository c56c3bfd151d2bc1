package io.terrarium.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
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
      "Measures for each algorithm one warmed generation with the published CartPole settings, the mean not scored, and just "
          + "before and after it the multiply-add peak of all workers at once. GFlop/s count twice the multiply-adds that training cannot avoid; what is "
          + "done besides, rollouts and evaluation among it, takes time but does not count.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  terrarium bench",
      "  terrarium bench --algorithm ppo --population 32 --workers 1 --json"
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

  private final Benchmarks benchmarks;

  @Spec private CommandSpec spec;

  @Option(
      names = "--algorithm",
      split = ",",
      paramLabel = "A",
      defaultValue = "ppo,dqn",
      description = "What to measure, or all. Default: ${DEFAULT-VALUE}.")
  private List<String> algorithms;

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
      converter = AtLeastOne.class,
      description = "Candidates of the generation. Default: ${DEFAULT-VALUE}.")
  private int population;

  @Mixin private WorkersOption workers;

  @Option(names = "--json", description = "Print the table as JSON.")
  private boolean json;

  Bench(Benchmarks benchmarks) {
    this.benchmarks = benchmarks;
  }

  @Override
  public Integer call() {
    List<String> measured =
        algorithms.equals(List.of("all")) ? benchmarks.algorithms() : algorithms;
    int count = workers.count(spec.commandLine().getErr());
    List<Benchmarks.Result> results =
        benchmarks.measure(new Benchmarks.Request(measured, measuredBackends(), population, count));
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? Json.of(results) : table(results).render());
    out.flush();
    return ExitCode.OK;
  }

  private List<String> measuredBackends() {
    return Stream.concat(Stream.of("simd"), backends.stream()).distinct().toList();
  }

  private static Table table(List<Benchmarks.Result> results) {
    return new Table(HEADER, results.stream().map(Bench::cells).toList());
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

package io.terrarium.cli;

import io.terrarium.app.ClusterContact;
import io.terrarium.app.Evolution;
import io.terrarium.experiment.ExperimentSource;
import io.terrarium.result.RunFileNames;
import io.terrarium.run.RunListener;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code terrarium evolve}, which runs an experiment to its end. */
@Command(
    name = "evolve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Evolve a synthetic environment.",
    description = {
      "",
      "Runs an experiment. Each generation trains one agent in each candidate and scores the agent in the real environment. At "
          + "the end a table shows how good agents become that are trained in the result only.",
      "",
      "The run directory holds everything: the result (scb.pb, unless the experiment has another task), metrics.csv, report.html and its picture curve.svg, TensorBoard's "
          + "events, and the log. Ctrl-C stops the run. The same command goes on where the run stopped, and comes to the same "
          + "bytes as a run that was never stopped; of a finished run it prints the table again. When a run goes on, only "
          + "--generations may grow and --workers may change.",
      "",
      "With --join a cluster computes the run, and this command follows it. The command may be stopped and given again while the "
          + "run goes on. At the end the results are in the run directory on this machine, too.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  terrarium evolve config/quickstart.conf",
      "  terrarium evolve config/quickstart.conf --seed 7 --run runs/seed-7",
      "  terrarium evolve config/quickstart.conf --join 192.168.0.7:25520 --host 192.168.0.3",
      "  terrarium evolve config/cartpole.conf --set strategy.population=64 --set 'algorithms=[ppo]'"
    })
final class EvolveCommand implements Callable<Integer> {

  private static final int SCORED_AGENTS = 64;

  private static final Logger LOG = LoggerFactory.getLogger(EvolveCommand.class);

  private final Evolution evolution;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CONFIG", description = "The experiment: a HOCON file.")
  private Path config;

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "The run directory. Default: runs/ and the name of CONFIG.")
  private Optional<Path> run;

  @Mixin private WorkersOption workers;

  @Mixin private JoinOptions join;

  @Option(
      names = "--generations",
      paramLabel = "N",
      converter = ValueConverters.WholeNumber.class,
      description = "The number of generations, instead of the experiment's.")
  private Optional<Long> generations;

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = ValueConverters.WholeNumber.class,
      description = "The seed of every random draw, instead of the experiment's.")
  private Optional<Long> seed;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      converter = ValueConverters.Assignment.class,
      description =
          "Give a key of the experiment another value, in HOCON. May be given many times.")
  private List<String> set = new ArrayList<>();

  @Mixin private JsonOption json;

  EvolveCommand(Evolution evolution) {
    this.evolution = evolution;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter progress = json.isGiven() ? err : out;
    Optional<ClusterContact> cluster = join.contact(spec);
    Evolution.Request request =
        new Evolution.Request(
            ExperimentSource.file(config).with(overrides()),
            directory(),
            workers.count(err),
            cluster);
    try (Evolution.Prepared prepared = evolution.prepare(request)) {
      prepared.log().ifPresent(Logging::toFile);
      prepared.note().ifPresent(note -> say(note, progress));
      if (!finish(prepared, progress, err)) {
        return ExitCode.INTERRUPTED;
      }
      ScoreTable.print(prepared.score(SCORED_AGENTS), json.isGiven(), out, err);
      progress.printf(
          "The result is %s in %s; %s there shows the run.%n",
          prepared.resultFile(), prepared.directory(), RunFileNames.REPORT);
      return ExitCode.OK;
    }
  }

  private Path directory() {
    return run.orElseGet(() -> Path.of("runs", name(config.getFileName().toString())));
  }

  private static String name(String file) {
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  private static void say(String note, PrintWriter out) {
    LOG.info(note);
    out.println(note);
    out.flush();
  }

  @SuppressWarnings("try") // the resource is there to be closed
  private boolean finish(Evolution.Prepared prepared, PrintWriter progressOut, PrintWriter err) {
    RunListener progress =
        Terminal.isTerminal(json.isGiven())
            ? new ProgressBarListener(progressOut, prepared.algorithms())
            : new ProgressLineListener(progressOut, prepared.algorithms());
    try (ShutdownHook interrupt = ShutdownHook.doing(() -> stop(prepared, err))) {
      return prepared.run(progress);
    }
  }

  private static void stop(Evolution.Prepared prepared, PrintWriter err) {
    String sentence =
        !prepared.isElsewhere() || StopQuestion.isToStop() ? prepared.stop() : prepared.leave();
    err.println();
    err.println("terrarium: " + sentence);
    err.flush();
  }

  /** The changes to the experiment; {@code --generations} and {@code --seed} are short for keys. */
  private List<String> overrides() {
    List<String> overrides = new ArrayList<>(set);
    generations.ifPresent(number -> overrides.add("generations=" + number));
    seed.ifPresent(number -> overrides.add("seed=" + number));
    return overrides;
  }
}

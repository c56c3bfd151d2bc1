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

/** {@code terrarium evolve}. */
@Command(
    name = "evolve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Evolve a synthetic environment.",
    description = {
      "",
      "Runs the experiment of a configuration file and says at the end how good agents become that are trained in the result "
          + "only. Each generation trains one agent in each candidate and scores it in the real environment.",
      "",
      "The run directory holds everything: the result scb.pb, metrics.csv, report.html, TensorBoard's events, the log. On a "
          + "directory that exists the run goes on where it stopped, to the same bytes; Ctrl-C is a way to stop. A finished run "
          + "prints its table again. On resume only --generations may grow and --workers may change.",
      "",
      "With --join a cluster runs it and this command follows: it may be ended and given again, the run goes on. Its end leaves "
          + "the results in the run directory here, too.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  terrarium evolve config/quickstart.conf",
      "  terrarium evolve config/quickstart.conf --seed 7 --run runs/seed-7",
      "  terrarium evolve config/quickstart.conf --join 192.168.0.7:25520 --host 192.168.0.3",
      "  terrarium evolve config/cartpole.conf --set strategy.population=64 --set 'algorithms=[ppo]'"
    })
final class Evolve implements Callable<Integer> {

  private static final int SCORED_AGENTS = 64;

  private static final Logger LOG = LoggerFactory.getLogger(Evolve.class);

  private final Evolution evolution;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CONFIG", description = "The experiment, a HOCON file.")
  private Path config;

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "The run directory. Default: runs/ and the name of CONFIG.")
  private Path run;

  @Mixin private WorkersOption workers;

  @Mixin private JoinOptions join;

  @Option(
      names = "--generations",
      paramLabel = "N",
      converter = WholeNumber.class,
      description = "End after so many generations, instead of the experiment's number.")
  private Long generations;

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = WholeNumber.class,
      description = "The seed of every random draw, instead of the experiment's.")
  private Long seed;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      converter = Assignment.class,
      description = "Any other key of the experiment, in HOCON; may be given many times.")
  private List<String> set = new ArrayList<>();

  @Option(
      names = "--json",
      description = "Print the table as JSON, and the progress on standard error.")
  private boolean json;

  Evolve(Evolution evolution) {
    this.evolution = evolution;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter progress = json ? err : out;
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
      ScoreTable.print(prepared.score(SCORED_AGENTS), json, out, err);
      progress.printf(
          "The result is %s in %s; %s there shows the run.%n",
          RunFileNames.RESULT, prepared.directory(), RunFileNames.REPORT);
      return ExitCode.OK;
    }
  }

  private Path directory() {
    return run == null ? Path.of("runs", name(config.getFileName().toString())) : run;
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
        Terminal.isTerminal(json)
            ? new ProgressBarListener(progressOut, prepared.algorithms())
            : new ProgressLines(progressOut, prepared.algorithms());
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

  /** {@code --generations} and {@code --seed} are short for keys of the experiment. */
  private List<String> overrides() {
    List<String> overrides = new ArrayList<>(set);
    if (generations != null) {
      overrides.add("generations=" + generations);
    }
    if (seed != null) {
      overrides.add("seed=" + seed);
    }
    return overrides;
  }
}

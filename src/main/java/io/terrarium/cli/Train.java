package io.terrarium.cli;

import com.google.gson.annotations.SerializedName;
import io.terrarium.app.Trials;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code terrarium train}. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Train one agent in a synthetic environment.",
    description = {
      "",
      "Trains an agent, with hyperparameters drawn as in the experiment (the published ones for an algorithm that it was not "
          + "evolved with), and prints its mean return in the real environment, and what it was trained with. The file of --out "
          + "holds the agent; `terrarium evaluate FILE` plays it again.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  terrarium train runs/quickstart --algorithm ppo --seed 3 --out agent.pb",
      "  terrarium train runs/quickstart --algorithm dqn --set gamma=0.99 --set ddqn=true --json"
    })
final class Train implements Callable<Integer> {

  private final Trials trials;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SCB|RUN", description = "A file scb.pb, or a run directory.")
  private Path subject;

  @Option(
      names = "--algorithm",
      required = true,
      paramLabel = "A",
      description = "What to train: ppo, dqn, sac, ddpg, td3, or another that is registered.")
  private String algorithm;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      converter = Assignment.class,
      description =
          "A hyperparameter of the agent that is not drawn, as `agents` of an experiment names it; may be given many times. "
              + "The others stay as they are drawn without it.")
  private List<String> set = new ArrayList<>();

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
          "Steps of an evaluation episode at most. Default: the end of the experiment's schedule.")
  private Integer episodeLimit;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write the agent: a new file, or one with an agent.")
  private Path out;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  Train(Trials trials) {
    this.trials = trials;
  }

  /** The keys of the JSON. */
  private record Result(
      String algorithm,
      String environment,
      long seed,
      @SerializedName("return") double episodeReturn,
      int episodes,
      String file,
      Map<String, Object> hyperparameters) {}

  @Override
  public Integer call() {
    Optional<Path> file = Optional.ofNullable(out);
    Trials.Trained trained =
        trials.train(
            new Trials.Training(subject, algorithm, set, seed, Arguments.of(episodeLimit), file));
    PrintWriter output = spec.commandLine().getOut();
    output.println(json ? Json.of(result(trained)) : sentence(trained));
    output.flush();
    return ExitCode.OK;
  }

  private Result result(Trials.Trained trained) {
    return new Result(
        algorithm,
        trained.environment(),
        seed,
        trained.episodeReturn(),
        trained.episodes(),
        out == null ? null : out.toString(),
        trained.values().json());
  }

  private String sentence(Trials.Trained trained) {
    return "%s, seed %d: mean return %s in %d episodes of %s%s%n%s: %s"
        .formatted(
            algorithm,
            seed,
            Numbers.one(trained.episodeReturn()),
            trained.episodes(),
            trained.environment(),
            out == null ? "" : "; the agent is in " + out,
            algorithm,
            trained.values().sentence());
  }
}

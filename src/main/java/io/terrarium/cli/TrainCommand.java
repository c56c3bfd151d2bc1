package io.terrarium.cli;

import com.google.gson.annotations.SerializedName;
import io.terrarium.app.Trials;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code terrarium train}, which trains one agent and keeps it. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Train one agent in a synthetic environment.",
    description = {
      "",
      "Trains an agent and prints its mean return in the real environment, and its hyperparameters. They are drawn as in the "
          + "experiment; for an algorithm that the synthetic environment was not evolved with, the published settings are used. "
          + "With --out the agent is kept in a file, and `terrarium evaluate FILE` plays it again.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  terrarium train runs/quickstart --algorithm ppo --seed 3 --out agent.pb",
      "  terrarium train runs/quickstart --algorithm dqn --set gamma=0.99 --set ddqn=true --json"
    })
final class TrainCommand implements Callable<Integer> {

  private final Trials trials;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SCB|RUN",
      description = "Where to train: a result such as scb.pb, or a run directory.")
  private Path subject;

  @Option(
      names = "--algorithm",
      required = true,
      paramLabel = "A",
      description =
          "The algorithm to train with: ppo, dqn, sac, ddpg, td3, or another that is registered.")
  private String algorithm;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      converter = ValueConverters.Assignment.class,
      description =
          "Give a hyperparameter a value instead of drawing it, under its name in `agents` of an experiment. May be given many "
              + "times; the other hyperparameters are drawn as without it.")
  private List<String> set = new ArrayList<>();

  @Mixin private TrialOptions options;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "A file for the agent: a new file, or one that holds an agent.")
  private Optional<Path> out;

  @Mixin private JsonOption json;

  TrainCommand(Trials trials) {
    this.trials = trials;
  }

  /** The keys of the JSON. */
  private record Result(
      String algorithm,
      String environment,
      long seed,
      @SerializedName("return") double episodeReturn,
      int episodes,
      Optional<String> file,
      Map<String, Object> hyperparameters) {}

  @Override
  public Integer call() {
    Trials.Trained trained =
        trials.train(
            new Trials.Training(
                subject, algorithm, set, options.seed(), options.episodeLimit(), out));
    json.print(spec.commandLine().getOut(), () -> result(trained), () -> sentence(trained));
    return ExitCode.OK;
  }

  private Result result(Trials.Trained trained) {
    return new Result(
        algorithm,
        trained.environment(),
        options.seed(),
        trained.episodeReturn(),
        trained.episodes(),
        out.map(Path::toString),
        trained.values().json());
  }

  private String sentence(Trials.Trained trained) {
    return "%s, seed %d: mean return %s in %d episodes of %s%s%n%s: %s"
        .formatted(
            algorithm,
            options.seed(),
            Numbers.one(trained.episodeReturn()),
            trained.episodes(),
            trained.environment(),
            out.map(file -> "; the agent is in " + file).orElse(""),
            algorithm,
            trained.values().sentence());
  }
}

package io.terrarium.app;

import io.terrarium.agent.Hyperparameters;
import io.terrarium.agent.TrainedAgent;
import io.terrarium.experiment.GivenHyperparameters;
import io.terrarium.experiment.Registries;
import io.terrarium.file.BadInput;
import io.terrarium.file.SavedFile;
import io.terrarium.result.AgentFile;
import io.terrarium.trial.AgentPlayer;
import io.terrarium.trial.AgentReturns;
import io.terrarium.trial.DiscoveryTrials;
import io.terrarium.trial.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Trains and plays agents in this process. */
final class LocalTrials implements Trials {

  private static final String ALL = "all";

  private final Registries registries;

  LocalTrials(Registries registries) {
    this.registries = registries;
  }

  @Override
  public Trained train(Training training) {
    training.out().ifPresent(OutputFile.AGENT::require);
    GivenHyperparameters given =
        GivenHyperparameters.read(
            training.set(), registries.algorithms().named(training.algorithm()));
    Trial trial =
        trials(training.subject(), training.episodeLimit())
            .train(training.algorithm(), given, training.seed());
    requireTrained(training, trial);
    training.out().ifPresent(file -> AgentFile.write(file, trial.agent()));
    return trained(trial);
  }

  private static void requireTrained(Training training, Trial trial) {
    if (!Float.isFinite(trial.meanReturn())) {
      throw new BadInput(
          "The training of %s with seed %d failed: its weights or its return are not finite numbers; give another --seed, other hyperparameters with --set, or another result than %s."
              .formatted(training.algorithm(), training.seed(), training.subject()));
    }
  }

  private static Trained trained(Trial trial) {
    TrainedAgent agent = trial.agent().agent();
    return new Trained(
        agent.environment(),
        trial.meanReturn(),
        trial.agent().environments(),
        new AgentValues(agent.hyperparameters(), agent.activation()));
  }

  @Override
  public List<AgentReturns> evaluate(Evaluation evaluation) {
    if (isAgent(evaluation.subject())) {
      requireNothingToTrain(evaluation);
      return List.of(play(evaluation));
    }
    DiscoveryTrials trials = trials(evaluation);
    List<String> algorithms =
        evaluation.algorithms().contains(ALL) ? trials.algorithms() : evaluation.algorithms();
    return trials.score(algorithms, evaluation.agents(), evaluation.seed(), evaluation.workers());
  }

  private DiscoveryTrials trials(Evaluation evaluation) {
    DiscoveryTrials trials = trials(evaluation.subject(), evaluation.episodeLimit());
    if (evaluation.fixed()) {
      trials = trials.withFixedHyperparameters();
    }
    return evaluation.realSteps().isPresent()
        ? trials.inRealEnvironment(evaluation.realSteps().getAsInt())
        : trials;
  }

  private DiscoveryTrials trials(Path subject, OptionalInt episodeLimit) {
    DiscoveryTrials trials = DiscoveryTrials.read(subject, registries);
    return episodeLimit.isPresent() ? trials.withEpisodeLimit(episodeLimit.getAsInt()) : trials;
  }

  private static void requireNothingToTrain(Evaluation evaluation) {
    if (!evaluation.trainingOptions().isEmpty()) {
      throw new BadInput(
          "%s is one trained agent; leave %s out to play it."
              .formatted(evaluation.subject(), String.join(" and ", evaluation.trainingOptions())));
    }
  }

  private static boolean isAgent(Path subject) {
    if (!Files.exists(subject)) {
      throw nothingToEvaluate("There is no " + subject);
    }
    return !Files.isDirectory(subject) && kindOf(subject) == SavedFile.AGENT;
  }

  private static SavedFile kindOf(Path file) {
    return SavedFile.kindOf(file)
        .orElseThrow(() -> nothingToEvaluate(file + " is not a whole file of Terrarium"));
  }

  private static BadInput nothingToEvaluate(String complaint) {
    return new BadInput(
        complaint + "; give a result such as scb.pb, a run directory or an agent's file.");
  }

  private AgentReturns play(Evaluation evaluation) {
    AgentPlayer player = AgentPlayer.read(evaluation.subject(), registries);
    int limit = evaluation.episodeLimit().orElse(player.agent().episodeLimit());
    float meanReturn = player.play(evaluation.seed(), limit);
    TrainedAgent agent = player.agent().agent();
    return new AgentReturns(
        agent.algorithm(),
        agent.activation(),
        List.of(new Hyperparameters(agent.hyperparameters())),
        new float[] {meanReturn},
        false);
  }
}

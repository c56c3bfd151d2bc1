package io.terrarium.cli;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.EpisodePlayer;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.Hyperparameters;
import io.terrarium.agent.TrainedAgent;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.compute.Device;
import io.terrarium.env.Environment;
import io.terrarium.meta.TrialRoom;
import io.terrarium.nn.MlpShape;
import io.terrarium.random.Key;
import io.terrarium.random.Purpose;
import io.terrarium.run.AgentFile;
import io.terrarium.run.BadInput;
import io.terrarium.run.Discovery;
import io.terrarium.run.DiscoverySource;
import io.terrarium.run.SavedAgent;
import io.terrarium.run.SavedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Trains and plays agents in this process. */
final class LocalTrials implements Trials {

  private final Catalogue catalogue;

  LocalTrials(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Trained train(Training training) {
    Discovery discovery = discovery(training.subject(), List.of(training.algorithm()));
    Environment environment = catalogue.registries().environments().named(discovery.environment());
    HyperparameterSpace space = catalogue.space(discovery, training.algorithm());
    int limit = training.episodeLimit().orElse(discovery.episodeLimit());
    TrialRoom room =
        new TrialRoom(
            backend(),
            catalogue.registries().algorithms().named(training.algorithm()),
            space,
            discovery.scb().spec(),
            environment,
            discovery.environments());
    float[][] candidates = {discovery.scb().parameters()};
    Key[] keys = keys(training.seed());
    float fitness = room.run(candidates, keys, limit)[0].fitness();
    Hyperparameters drawn = room.hyperparameters(keys[0]);
    TrainedAgent agent =
        new TrainedAgent(
            training.algorithm(),
            environment.name(),
            space.activation(),
            drawn.values(),
            room.policy(0));
    training
        .out()
        .ifPresent(
            file -> AgentFile.write(file, new SavedAgent(agent, discovery.environments(), limit)));
    return new Trained(environment.name(), fitness, discovery.environments());
  }

  @Override
  public List<AgentReturns> evaluate(Evaluation evaluation) {
    Path subject = evaluation.subject();
    if (isAgent(subject)) {
      requireNothingToTrain(evaluation);
      return List.of(play(AgentFile.read(subject), evaluation));
    }
    Discovery discovery = discovery(subject, evaluation.algorithms());
    int limit = evaluation.episodeLimit().orElse(discovery.episodeLimit());
    return Scoring.score(
        catalogue.trials(discovery, evaluation.algorithms(), evaluation.seed(), limit),
        discovery.scb().parameters(),
        evaluation.agents(),
        evaluation.workers());
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
      throw new BadInput(
          "There is no " + subject + "; give an scb.pb, a run directory or an agent's file.");
    }
    return !Files.isDirectory(subject)
        && SavedFile.kindOf(subject).equals(Optional.of(SavedFile.AGENT));
  }

  private Discovery discovery(Path subject, List<String> wanted) {
    Discovery discovery = DiscoverySource.read(subject);
    discovery.requireFits(
        catalogue.registries().environments().named(discovery.environment()),
        DiscoverySource.file(subject));
    catalogue.requireTrainable(discovery, wanted, DiscoverySource.file(subject));
    return discovery;
  }

  private AgentReturns play(SavedAgent saved, Evaluation evaluation) {
    TrainedAgent agent = saved.agent();
    Algorithm algorithm = catalogue.registries().algorithms().named(agent.algorithm());
    Environment environment = catalogue.registries().environments().named(agent.environment());
    MlpShape shape =
        algorithm.policyShape(
            environment.observationSize(),
            environment.actions(),
            Activation.valueOf(agent.activation().toUpperCase(Locale.ROOT)));
    if (agent.parameters().length != shape.parameters()) {
      throw new BadInput(
          "%s has %d parameters, an agent of %s in %s has %d."
              .formatted(
                  evaluation.subject(),
                  agent.parameters().length,
                  agent.algorithm(),
                  agent.environment(),
                  shape.parameters()));
    }
    Backend backend = backend();
    Block parameters = backend.block(1, shape.parameters());
    parameters.write(0, agent.parameters(), 0);
    EpisodePlayer player =
        new EpisodePlayer(backend, algorithm, shape, parameters, environment, saved.environments());
    int limit = evaluation.episodeLimit().orElse(saved.episodeLimit());
    float mean = player.play(keys(evaluation.seed()), limit)[0].meanReturn();
    return new AgentReturns(agent.algorithm(), new float[] {mean});
  }

  private Backend backend() {
    return catalogue.registries().defaultBackend().open(Device.cpu(0), 1);
  }

  /** Training an agent and playing it from its file with one seed gives one return. */
  private static Key[] keys(long seed) {
    return new Key[] {Key.of(seed).fold(Purpose.TRIAL)};
  }
}

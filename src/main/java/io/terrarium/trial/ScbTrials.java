package io.terrarium.trial;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.TrainedAgent;
import io.terrarium.compute.Device;
import io.terrarium.env.Environment;
import io.terrarium.experiment.DiscoverySource;
import io.terrarium.experiment.GivenHyperparameters;
import io.terrarium.experiment.Registries;
import io.terrarium.file.BadInput;
import io.terrarium.math.Key;
import io.terrarium.meta.EpisodeLimit;
import io.terrarium.meta.EvaluationSettings;
import io.terrarium.meta.MeanEvaluation;
import io.terrarium.meta.ScbTaskSettings;
import io.terrarium.meta.TrialRunner;
import io.terrarium.result.Discovery;
import io.terrarium.result.SavedAgent;
import io.terrarium.strategy.Strategy;
import io.terrarium.strategy.StrategySettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains agents in a discovered synthetic environment and plays them in the real one. Algorithms
 * that it was not evolved with have the published settings of its environment. Plain calls, which
 * compute on the CPU before they return; safe for use by several threads.
 */
public final class ScbTrials {

  private final String subject;
  private final Discovery discovery;
  private final Registries registries;
  private final Environment environment;
  private final TrialSpaces spaces;
  private final boolean isReal;

  private ScbTrials(
      String subject,
      Discovery discovery,
      Registries registries,
      TrialSpaces.Settings settings,
      boolean isReal) {
    this.subject = subject;
    this.discovery = discovery;
    this.registries = registries;
    this.environment = registries.environments().named(discovery.environment());
    this.spaces = new TrialSpaces(subject, discovery, registries.algorithms(), settings);
    this.isReal = isReal;
    discovery.requireFits(environment, subject);
  }

  private static ScbTrials of(String subject, Discovery discovery, Registries registries) {
    return new ScbTrials(subject, discovery, registries, TrialSpaces.Settings.NONE, false);
  }

  /**
   * Trials in a result.
   *
   * @throws BadInput where its environment is not registered, or has other spaces
   */
  public static ScbTrials in(Discovery discovery, Registries registries) {
    return of("The discovery", discovery, registries);
  }

  /**
   * Trials in the result that a file {@code scb.pb} or a run directory holds.
   *
   * @throws BadInput where there is none, or its environment is not registered or has other spaces
   */
  public static ScbTrials read(Path scbOrRun, Registries registries) {
    String file = DiscoverySource.file(scbOrRun).toString();
    return of(file, DiscoverySource.read(scbOrRun), registries);
  }

  /** What they are trials in. */
  public Discovery discovery() {
    return discovery;
  }

  /** The same with evaluation episodes of so many steps at most. */
  public ScbTrials withEpisodeLimit(int steps) {
    return new ScbTrials(
        subject, discovery.withEpisodeLimit(steps), registries, spaces.settings(), isReal);
  }

  /**
   * The same with the hyperparameters of the published runs that fixed them, where an algorithm has
   * these, instead of drawn ones.
   */
  public ScbTrials withFixedHyperparameters() {
    return new ScbTrials(subject, discovery, registries, spaces.settings().withFixed(), isReal);
  }

  /**
   * The same agents trained in the evaluation environment itself, to compare with: in episodes as
   * long as its evaluation's.
   *
   * @param steps of a training in it
   */
  public ScbTrials inRealEnvironment(int steps) {
    return new ScbTrials(
        subject, discovery, registries, spaces.settings().with("total-timesteps", steps), true);
  }

  /** All algorithms that can act in the environment, those first that it was evolved with. */
  public List<String> algorithms() {
    return spaces.all();
  }

  /**
   * Trains an agent with hyperparameters drawn as in the experiment, and plays it.
   *
   * @param seed of every random draw, the hyperparameters included
   * @throws BadInput where there is no such algorithm, it cannot act in the environment, or this
   *     build cannot train with its hyperparameters
   */
  public Trial train(String algorithm, long seed) {
    return train(algorithm, Map.of(), seed);
  }

  /**
   * Trains an agent with some hyperparameters as given, and the others drawn as in the experiment.
   *
   * @param fixed name to value; flags are 0 or 1
   * @throws BadInput as in {@link #train(String, long)}, or where a hyperparameter is not the
   *     algorithm's or cannot have the value
   */
  public Trial train(String algorithm, Map<String, Double> fixed, long seed) {
    return train(algorithm, new GivenHyperparameters(fixed, Optional.empty()), seed);
  }

  /**
   * The same with what is given as text, the activation of the hidden layers perhaps among it.
   *
   * @throws BadInput as in {@link #train(String, Map, long)}
   */
  public Trial train(String algorithm, GivenHyperparameters given, long seed) {
    HyperparameterSpace space = spaces.fixed(algorithm, given);
    return trial(room(space), space, TrialKey.of(seed));
  }

  private TrialRunner room(HyperparameterSpace space) {
    return new TrialRunner(
        registries.defaultBackend().open(Device.cpu(0), 1),
        algorithm(space),
        space,
        discovery.scb().spec(),
        environment,
        discovery.environments());
  }

  private Algorithm algorithm(HyperparameterSpace space) {
    Algorithm algorithm = spaces.algorithm(space);
    return isReal ? new RealTraining(algorithm, environment, discovery.episodeLimit()) : algorithm;
  }

  private Trial trial(TrialRunner room, HyperparameterSpace space, Key key) {
    float[][] candidates = {discovery.scb().parameters()};
    float meanReturn = room.run(candidates, new Key[] {key}, discovery.episodeLimit())[0].fitness();
    TrainedAgent agent =
        new TrainedAgent(
            space.algorithm(),
            environment.name(),
            space.activation(),
            room.hyperparameters(key).values(),
            room.policy(0));
    return new Trial(
        new SavedAgent(agent, discovery.environments(), discovery.episodeLimit()), meanReturn);
  }

  /**
   * Trains a number of agents of each algorithm, each with hyperparameters of its own drawn as in
   * the experiment, and plays them. What is random in an agent depends on the seed, its algorithm
   * and its number alone: more agents begin with the same ones, and other algorithms change none.
   *
   * @param algorithms names of what to train; all of the experiment's if empty
   * @param agents of each algorithm
   * @param workers threads that train at once; the returns do not depend on their number
   * @return the returns of each algorithm, in order
   * @throws BadInput as in {@link #train(String, long)}, or where so many do not fit into memory
   */
  public List<AgentReturns> score(List<String> algorithms, int agents, long seed, int workers) {
    ScbTaskSettings settings = settings(spaces.of(algorithms), seed);
    return Scoring.score(settings, discovery.scb().parameters(), agents, workers).stream()
        .map(returns -> isReal ? returns : returns.unseen(spaces.isUnseen(returns.algorithm())))
        .toList();
  }

  /** Settings of a task that is never told: no strategy takes part in trials. */
  private ScbTaskSettings settings(List<HyperparameterSpace> trained, long seed) {
    Strategy strategy = registries.strategies().all().get(0);
    return new ScbTaskSettings(
        seed,
        environment,
        trained.stream().map(this::algorithm).toList(),
        trained,
        discovery.scb().spec(),
        strategy,
        StrategySettings.of(strategy, 2, 1),
        new EvaluationSettings(
            discovery.environments(), EpisodeLimit.constant(discovery.episodeLimit()), 1),
        new MeanEvaluation(1, 1),
        registries.defaultBackend());
  }
}

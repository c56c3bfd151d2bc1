package io.terrarium.trial;

import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.TrainedAgent;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Device;
import io.terrarium.env.Environment;
import io.terrarium.experiment.DiscoverySource;
import io.terrarium.experiment.GivenHyperparameters;
import io.terrarium.experiment.Registries;
import io.terrarium.file.BadInput;
import io.terrarium.math.Key;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Problem;
import io.terrarium.meta.TrainedAlgorithm;
import io.terrarium.meta.TrialRunner;
import io.terrarium.meta.TrialSettings;
import io.terrarium.result.SavedAgent;
import io.terrarium.task.Discovery;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Trials in the result of a run: agents are trained in what was discovered and then play in the
 * real one. Algorithms that it was not evolved with have the published settings of its environment.
 * Its calls compute on the CPU before they return. It is safe for use by several threads.
 */
public final class DiscoveryTrials {

  private final String subject;
  private final Discovery discovery;
  private final Registries registries;
  private final Environment environment;
  private final TrialSpaces spaces;
  private final boolean isReal;

  private DiscoveryTrials(
      String subject,
      Discovery discovery,
      Registries registries,
      TrialSpaces.Settings settings,
      boolean isReal) {
    this.subject = subject;
    this.discovery = discovery;
    this.registries = registries;
    this.environment = registries.environments().named(discovery.environment());
    this.spaces = new TrialSpaces(subject, discovery, registries, settings);
    this.isReal = isReal;
    discovery.requireFits(environment, subject);
  }

  private static DiscoveryTrials of(String subject, Discovery discovery, Registries registries) {
    return new DiscoveryTrials(subject, discovery, registries, TrialSpaces.Settings.NONE, false);
  }

  /**
   * Trials in a result.
   *
   * @throws BadInput if its environment is not registered, or has other spaces
   */
  public static DiscoveryTrials in(Discovery discovery, Registries registries) {
    return of("The discovery", discovery, registries);
  }

  /**
   * Trials in the result that a file or a run directory holds.
   *
   * @throws BadInput if there is none, or its environment is not registered or has other spaces
   */
  public static DiscoveryTrials read(Path resultOrRun, Registries registries) {
    String file = DiscoverySource.file(resultOrRun, registries.tasks()).toString();
    return of(file, DiscoverySource.read(resultOrRun, registries.tasks()), registries);
  }

  /** The discovery that agents are trained in. */
  public Discovery discovery() {
    return discovery;
  }

  /** These trials with evaluation episodes of at most so many steps. */
  public DiscoveryTrials withEpisodeLimit(int steps) {
    return new DiscoveryTrials(
        subject, discovery.withEpisodeLimit(steps), registries, spaces.settings(), isReal);
  }

  /**
   * These trials with the hyperparameters of the published runs that fixed them, as far as an
   * algorithm has these, instead of drawn ones.
   */
  public DiscoveryTrials withFixedHyperparameters() {
    return new DiscoveryTrials(
        subject, discovery, registries, spaces.settings().withFixed(), isReal);
  }

  /**
   * The trials of the same agents in the evaluation environment itself, to compare with. Episodes
   * of training are as long as those of evaluation.
   *
   * @param steps the number of steps of a training in it
   */
  public DiscoveryTrials inRealEnvironment(int steps) {
    return new DiscoveryTrials(
        subject, discovery, registries, spaces.settings().with("total-timesteps", steps), true);
  }

  /**
   * The names of all algorithms that can act in the environment and try what was discovered,
   * beginning with those that it was evolved with.
   */
  public List<String> algorithms() {
    Problem problem = problem();
    return spaces.all().stream().filter(name -> isTriable(problem, name)).toList();
  }

  private boolean isTriable(Problem problem, String algorithm) {
    return !spaces.isUnseen(algorithm)
        || registries.trained(spaces.of(List.of(algorithm))).stream()
            .allMatch(trained -> problem.refusal(trained).isEmpty());
  }

  /**
   * Trains an agent with hyperparameters drawn as in the experiment, and plays it.
   *
   * @param seed of every random draw, the hyperparameters included
   * @throws BadInput if there is no such algorithm, it cannot act in the environment, or this build
   *     cannot train with its hyperparameters
   */
  public Trial train(String algorithm, long seed) {
    return train(algorithm, Map.of(), seed);
  }

  /**
   * Trains an agent with some hyperparameters as given, and the others drawn as in the experiment.
   *
   * @param fixed name to value; flags are 0 or 1
   * @throws BadInput as in {@link #train(String, long)}, or if a hyperparameter is not the
   *     algorithm's or cannot have the value
   */
  public Trial train(String algorithm, Map<String, Double> fixed, long seed) {
    return train(algorithm, GivenHyperparameters.of(fixed), seed);
  }

  /**
   * Trains an agent with what a user gave as text, which may include the activation of the hidden
   * layers.
   *
   * @throws BadInput as in {@link #train(String, Map, long)}
   */
  public Trial train(String algorithm, GivenHyperparameters given, long seed) {
    HyperparameterSpace space = spaces.fixed(algorithm, given);
    Key key = TrialKey.of(seed);
    TrialRunner runner = runner(new TrainedAlgorithm(spaces.algorithm(space), space));
    Outcome outcome =
        runner.run(new float[][] {candidate()}, new Key[] {key}, discovery.episodeLimit())[0];
    TrainedAgent agent =
        new TrainedAgent(
            space.algorithm(),
            environment.name(),
            space.activation(),
            space.drawFor(key).values(),
            runner.policy(0));
    return new Trial(
        new SavedAgent(agent, discovery.environments(), discovery.episodeLimit()),
        outcome.fitness());
  }

  private TrialRunner runner(TrainedAlgorithm trained) {
    Problem problem = problem();
    problem.requireTriable(trained);
    Backend backend = registries.defaultBackend().open(Device.cpu(0), 1);
    return problem.open(backend, trained.algorithm(), trained.space());
  }

  private Problem problem() {
    return isReal
        ? new RealTraining(environment, discovery.episodeLimit(), discovery.environments())
        : evolvedProblem();
  }

  /** The problem that the run had, whichever algorithms are tried now. */
  private Problem evolvedProblem() {
    Problem problem =
        registries.problem(
            discovery.task(), environment, discovery.environments(), spaces.registered());
    if (problem.dimensions() != discovery.parameters().length) {
      throw new BadInput(
          "%s has %d parameters, a candidate of its task %s has %d; give a result that this build can read."
              .formatted(
                  subject,
                  discovery.parameters().length,
                  discovery.task().kind().name(),
                  problem.dimensions()));
    }
    return problem;
  }

  private float[] candidate() {
    return isReal ? new float[0] : discovery.parameters();
  }

  /**
   * Trains a number of agents of each algorithm, each with hyperparameters of its own drawn as in
   * the experiment, and plays them. All that is random in an agent depends only on the seed, its
   * algorithm and its number. So a larger number of agents begins with the same ones, and other
   * algorithms change none of them.
   *
   * @param algorithms the names of the algorithms; all of the experiment's if empty
   * @param agents the number of agents of each algorithm
   * @param workers the number of threads that train at once; the returns do not depend on their
   *     number
   * @return the returns of each algorithm, in order
   * @throws BadInput as in {@link #train(String, long)}, or if so many do not fit into memory
   */
  public List<AgentReturns> score(List<String> algorithms, int agents, long seed, int workers) {
    TrialSettings settings =
        new TrialSettings(
            problem(), registries.trained(spaces.of(algorithms)), registries.defaultBackend());
    return new Scoring(settings, candidate(), agents, seed)
        .score(discovery.episodeLimit(), workers).stream()
            .map(returns -> isReal ? returns : returns.unseen(spaces.isUnseen(returns.algorithm())))
            .toList();
  }
}

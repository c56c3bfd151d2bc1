package io.terrarium.experiment;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.compute.BackendProvider;
import io.terrarium.env.Environment;
import io.terrarium.file.BadInput;
import io.terrarium.meta.Problem;
import io.terrarium.meta.TrainedAlgorithm;
import io.terrarium.registry.Registry;
import io.terrarium.strategy.Strategy;
import io.terrarium.task.TaskContext;
import io.terrarium.task.TaskKind;
import io.terrarium.task.TaskSettings;
import java.util.List;

/**
 * The registries of everything that an experiment may name.
 *
 * @param algorithms each known inner-loop algorithm
 * @param environments each known evaluation environment
 * @param strategies each known evolution strategy
 * @param tasks each known kind of task
 * @param backends each known backend, whether it can be used here or not
 */
public record Registries(
    Registry<Algorithm> algorithms,
    Registry<Environment> environments,
    Registry<Strategy> strategies,
    Registry<TaskKind<?>> tasks,
    Registry<BackendProvider> backends) {

  /** The backend that computes trials, and what {@code auto} means if nothing is better. */
  private static final String DEFAULT_BACKEND = "simd";

  /**
   * The registries of all that is on the class path, plugins included, as this thread's context
   * class loader finds it.
   *
   * @throws BadInput if a registered class cannot be loaded or named, two have one name, or a
   *     strategy does not declare itself well
   */
  public static Registries load() {
    return new Registries(
        Registry.load(Algorithm.class, "algorithm", Algorithm::name),
        Registry.load(Environment.class, "environment", Environment::name),
        loadStrategies(),
        loadTasks(),
        Registry.load(BackendProvider.class, "backend", BackendProvider::name));
  }

  /**
   * The strategies on the class path.
   *
   * @throws BadInput if one cannot be loaded or named, or does not declare itself well
   */
  static Registry<Strategy> loadStrategies() {
    Registry<Strategy> strategies = Registry.load(Strategy.class, "strategy", Strategy::name);
    StrategyDeclarations.require(strategies);
    return strategies;
  }

  /**
   * The kinds of tasks on the class path.
   *
   * @throws BadInput if one cannot be loaded or named, or does not declare itself well
   */
  static Registry<TaskKind<?>> loadTasks() {
    Registry<TaskKind<?>> tasks = Registry.load(kindOfTask(), "task", TaskKind::name);
    TaskDeclarations.require(tasks);
    return tasks;
  }

  /** A class has no type arguments, so the service is that of every kind of settings. */
  @SuppressWarnings("unchecked")
  private static Class<TaskKind<?>> kindOfTask() {
    return (Class<TaskKind<?>>) (Class<?>) TaskKind.class;
  }

  /**
   * The algorithms that some spaces belong to, each with its space.
   *
   * @throws BadInput if one is not registered
   */
  public List<TrainedAlgorithm> trained(List<HyperparameterSpace> spaces) {
    return spaces.stream()
        .map(space -> new TrainedAlgorithm(algorithms.named(space.algorithm()), space))
        .toList();
  }

  /**
   * The problem that a task evolves.
   *
   * @param environment the evaluation environment
   * @param episodes how many evaluation episodes an agent plays
   * @param agents the hyperparameters of the algorithms that try candidates
   * @throws BadInput if an algorithm is not registered, or the task refuses
   */
  public Problem problem(
      TaskSettings<?> task,
      Environment environment,
      int episodes,
      List<HyperparameterSpace> agents) {
    return task.problem(new TaskContext(environment, episodes, trained(agents)));
  }

  /** The backend that trials are computed with. */
  public BackendProvider defaultBackend() {
    return usableBackend(DEFAULT_BACKEND);
  }

  /**
   * A backend that can be used here. It must be able to describe itself, which fails if it was told
   * to use what this machine does not have.
   *
   * @throws BadInput if there is none of that name, or it cannot be used here
   */
  public BackendProvider usableBackend(String name) {
    BackendProvider backend = backends.named(name);
    backend
        .refusal()
        .ifPresent(
            reason -> {
              throw new BadInput("The backend " + name + " cannot be used: " + reason + ".");
            });
    try {
      backend.description();
    } catch (ExceptionInInitializerError e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw new BadInput("The backend " + name + " refuses: " + refused.getMessage() + ".");
      }
      throw e;
    }
    return backend;
  }

  /** The choice of a backend for one experiment. */
  AutoBackend auto() {
    return new AutoBackend(DEFAULT_BACKEND, backends.all());
  }
}

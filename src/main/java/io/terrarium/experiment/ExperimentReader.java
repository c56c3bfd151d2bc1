package io.terrarium.experiment;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.terrarium.agent.Algorithm;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.env.Environment;
import io.terrarium.hocon.ConfigPlace;
import io.terrarium.hocon.Section;
import io.terrarium.hocon.SectionKey;
import io.terrarium.hocon.ValueTypes;
import io.terrarium.meta.EvaluationSettings;
import io.terrarium.meta.Problem;
import io.terrarium.registry.Registry;
import io.terrarium.strategy.StrategySettings;
import io.terrarium.task.TaskKind;
import io.terrarium.task.TaskSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Turns merged settings whose keys are known into a valid experiment. */
final class ExperimentReader {

  private final Section root;
  private final Registries registries;
  private final AutoBackend auto;

  /**
   * @param file the source of the settings, for messages
   * @param auto is asked only if {@code auto} is written
   */
  ExperimentReader(ConfigObject settings, String file, Registries registries, AutoBackend auto) {
    this.root = new Section("", settings, file);
    this.registries = registries;
    this.auto = auto;
  }

  Experiment read() {
    String environment = oneOf(RootSection.ENVIRONMENT, registries.environments());
    Environment evaluated = registries.environments().named(environment);
    List<String> algorithms = algorithms(evaluated);
    EvaluationSettings evaluation =
        EvaluationSection.read(root.sectionOrEmpty("evaluation"), evaluated);
    List<HyperparameterSpace> agents = agents(algorithms, environment);
    TaskSettings<?> task = task(evaluated);
    Section compute = root.sectionOrEmpty("compute");
    return new Experiment(
        environment,
        RootSection.SEED.read(root),
        algorithms,
        RootSection.GENERATIONS.read(root),
        strategy(
            evaluated,
            task,
            () -> registries.problem(task, evaluated, evaluation.environments(), agents)),
        task,
        evaluation,
        MeanEvaluationSection.read(root.sectionOrEmpty("mean-evaluation")),
        agents,
        root.findSection("stop").map(StopSection::read),
        ComputeSection.backend(compute, registries.backends(), auto),
        ComputeSection.isMixed(compute));
  }

  private TaskSettings<?> task(Environment environment) {
    TaskKind<?> kind = registries.tasks().named(oneOf(RootSection.TASK, registries.tasks()));
    requireOthersUnset(kind);
    return TaskSettings.read(kind, root.sectionOrEmpty(kind.section().name())).fit(environment);
  }

  private String oneOf(SectionKey<Experiment, String> key, Registry<?> known) {
    return key.as(ValueTypes.name(known.names())).read(root);
  }

  /** Refuses the sections of other kinds of tasks, since nothing would read them. */
  private void requireOthersUnset(TaskKind<?> kind) {
    String own = kind.section().name();
    for (TaskKind<?> other : registries.tasks().all()) {
      String section = other.section().name();
      if (!section.equals(own)) {
        root.findSection(section)
            .ifPresent(
                set -> {
                  throw ConfigPlace.refusal(
                      Stream.concat(
                              Stream.of(set.values()), root.find(RootSection.TASK.name()).stream())
                          .toList(),
                      section,
                      "is not for the task %s; leave it out, or set `task = %s`"
                          .formatted(kind.name(), other.name()));
                });
      }
    }
  }

  private List<String> algorithms(Environment environment) {
    Registry<Algorithm> known = registries.algorithms();
    List<String> names =
        RootSection.ALGORITHMS.as(ValueTypes.list(ValueTypes.name(known.names()))).read(root);
    ConfigList values = (ConfigList) root.find(RootSection.ALGORITHMS.name()).orElseThrow();
    for (int i = 0; i < names.size(); i++) {
      requireSupport(environment, known.named(names.get(i)), values.get(i), i);
    }
    if (new LinkedHashSet<>(names).size() < names.size()) {
      throw root.refusal(
          RootSection.ALGORITHMS.name(),
          values,
          "must name each algorithm once, is " + ConfigPlace.shown(values));
    }
    return names;
  }

  private void requireSupport(
      Environment environment, Algorithm algorithm, ConfigValue value, int index) {
    if (!algorithm.supports(environment.actions())) {
      throw ConfigPlace.refusal(
          value,
          root.find(RootSection.ENVIRONMENT.name()).orElseThrow(),
          RootSection.ALGORITHMS.name() + "[" + index + "]",
          "must be able to act in %s; %s cannot".formatted(environment.name(), algorithm.name()));
    }
  }

  private StrategySettings strategy(
      Environment environment, TaskSettings<?> task, Supplier<Problem> problem) {
    StrategySettings settings =
        new StrategyReader(root.sectionOrEmpty("strategy"), registries.strategies()).read();
    return new StartReader(root, environment, task, problem, registries.tasks())
        .read()
        .map(settings::startingAt)
        .orElse(settings);
  }

  /**
   * Checks the settings of all known algorithms, and returns those of the experiment's algorithms.
   */
  private List<HyperparameterSpace> agents(List<String> algorithms, String environment) {
    Section agents = root.sectionOrEmpty("agents");
    PublishedSettings published = PublishedSettings.of(environment, registries);
    for (Algorithm each : registries.algorithms().all()) {
      if (agents.find(each.name()).isPresent()) {
        new AgentReader(each, agents, published).read();
      }
    }
    return algorithms.stream()
        .map(registries.algorithms()::named)
        .map(algorithm -> new AgentReader(algorithm, agents, published).read())
        .toList();
  }
}

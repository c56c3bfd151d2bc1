package io.terrarium.experiment;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.terrarium.agent.Algorithm;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.compute.Activation;
import io.terrarium.env.Environment;
import io.terrarium.file.EnumText;
import io.terrarium.meta.EpisodeLimit;
import io.terrarium.meta.EvaluationSettings;
import io.terrarium.meta.MeanEvaluation;
import io.terrarium.scb.Latent;
import io.terrarium.scb.ScbSpec;
import io.terrarium.strategy.StrategySettings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;

/** Turns merged settings whose keys are known into a valid experiment. */
final class ExperimentReader {

  private static final int MANY = 1 << 24;
  private static final int WIDE = 1 << 16;
  private static final String EPISODE_LIMIT = "episode-limit";

  private final Section root;
  private final Registries registries;
  private final AutoBackend auto;

  /**
   * @param file what the settings are from, for messages
   * @param auto asked only where {@code auto} is written
   */
  ExperimentReader(ConfigObject settings, String file, Registries registries, AutoBackend auto) {
    this.root = new Section("", settings, file);
    this.registries = registries;
    this.auto = auto;
  }

  Experiment read() {
    String environment = root.name("environment", registries.environments().names());
    Environment evaluated = registries.environments().named(environment);
    List<String> algorithms = algorithms(evaluated);
    ScbSpec synthetic = synthetic(root.section("synthetic"), evaluated);
    return new Experiment(
        environment,
        root.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE),
        algorithms,
        root.whole("generations", 1, Long.MAX_VALUE),
        strategy(evaluated, synthetic),
        synthetic,
        evaluation(root.section("evaluation"), evaluated),
        meanEvaluation(root.section("mean-evaluation")),
        agents(algorithms, environment),
        root.findSection("stop").map(ExperimentReader::stop),
        backend(root.section("compute")),
        root.section("compute").flag("mixed"));
  }

  private List<String> algorithms(Environment environment) {
    List<String> known = registries.algorithms().names();
    List<String> names =
        root.list(
            "algorithms",
            (value, path) -> {
              String name = ConfigScalar.name(value, path, known);
              requireSupport(environment, name, value, path);
              return name;
            });
    if (new LinkedHashSet<>(names).size() < names.size()) {
      ConfigValue value = root.find("algorithms").orElseThrow();
      throw root.refusal(
          "algorithms", value, "must name each algorithm once, is " + ConfigPlace.shown(value));
    }
    return names;
  }

  private void requireSupport(
      Environment environment, String name, ConfigValue value, String path) {
    if (!registries.algorithms().named(name).supports(environment.actions())) {
      throw ConfigPlace.refusal(
          value,
          root.find("environment").orElseThrow(),
          path,
          "must be able to act in " + environment.name() + "; " + name + " cannot");
    }
  }

  private StrategySettings strategy(Environment environment, ScbSpec synthetic) {
    StrategySettings settings =
        new StrategyReader(root.section("strategy"), registries.strategies()).read();
    return new StartReader(root, environment, synthetic)
        .read()
        .map(settings::startingAt)
        .orElse(settings);
  }

  private static ScbSpec synthetic(Section section, Environment environment) {
    return new ScbSpec(
        section.integer("horizon", 1, ScbSpec.LONGEST_HORIZON),
        section.list("hidden", (value, path) -> (int) ConfigScalar.whole(value, path, 1, WIDE)),
        EnumText.read(Activation.class, section.name("activation", List.of("relu", "tanh"))),
        EnumText.read(Latent.class, section.name("latent", EnumText.all(Latent.class))),
        latentSize(section, environment.observationSize()));
  }

  /** What is said, and is no other experiment where it is left out, is left out. */
  private static OptionalInt latentSize(Section synthetic, int observationSize) {
    String key = "latent-size";
    if (synthetic.find(key).isEmpty()) {
      return OptionalInt.empty();
    }
    int size = synthetic.integer(key, 1, WIDE);
    return size == observationSize ? OptionalInt.empty() : OptionalInt.of(size);
  }

  private static EvaluationSettings evaluation(Section section, Environment environment) {
    return new EvaluationSettings(
        section.integer("environments", 1, MANY),
        episodeLimit(section, environment),
        section.integer("rollouts", 1, MANY));
  }

  private static EpisodeLimit episodeLimit(Section evaluation, Environment environment) {
    return evaluation
        .find(EPISODE_LIMIT)
        .map(value -> episodeLimit(evaluation, value))
        .orElseGet(() -> EpisodeLimit.constant(environment.episodeLimit()));
  }

  private static EpisodeLimit episodeLimit(Section evaluation, ConfigValue value) {
    if (value instanceof ConfigObject) {
      return schedule(evaluation.section(EPISODE_LIMIT));
    }
    if (value instanceof ConfigList) {
      throw evaluation.refusal(
          EPISODE_LIMIT,
          value,
          "must be a whole number, or a section { init, end, begin, steps }; is "
              + ConfigPlace.shown(value));
    }
    return EpisodeLimit.constant(evaluation.integer(EPISODE_LIMIT, 1, MANY));
  }

  private static EpisodeLimit schedule(Section section) {
    return new EpisodeLimit(
        section.integer("init", 1, MANY),
        section.integer("end", 1, MANY),
        section.integer("begin", 0, MANY),
        section.integer("steps", 1, MANY));
  }

  private static MeanEvaluation meanEvaluation(Section section) {
    return new MeanEvaluation(
        section.integer("frequency", 1, Integer.MAX_VALUE), section.integer("rollouts", 1, MANY));
  }

  /** All known algorithms' settings are checked; those of the experiment's are kept. */
  private List<HyperparameterSpace> agents(List<String> algorithms, String environment) {
    Section agents = root.sectionOrEmpty("agents");
    PublishedSettings published = PublishedSettings.of(environment, registries.algorithms());
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

  private static StopCondition stop(Section section) {
    return new StopCondition(
        section.real("score"), section.integer("scorings", 1, Integer.MAX_VALUE));
  }

  private String backend(Section section) {
    List<String> known = new ArrayList<>(List.of("auto"));
    known.addAll(registries.backends().names());
    String name = section.name("backend", known);
    return name.equals("auto") ? auto.get() : name;
  }
}

package io.terrarium.experiment;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueFactory;
import io.terrarium.agent.Algorithm;
import io.terrarium.agent.Hyperparameter;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.file.BadInput;
import io.terrarium.hocon.Section;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of the published run (arXiv 2406.12589) in an environment, as far as they differ
 * from the defaults of an experiment and of the algorithms. They stand in {@code reference.conf}
 * under {@code terrarium.published}; a plugin's {@code reference.conf} may have those of its
 * environment.
 */
public final class PublishedSettings {

  private static final String FILE = "reference.conf";

  private final Section settings;

  private PublishedSettings(Section settings) {
    this.settings = settings;
  }

  /**
   * The settings of an environment; they are empty if nothing was published of it.
   *
   * @throws BadInput if they have a key that an experiment has not
   */
  public static PublishedSettings of(String environment, Registries registries) {
    Config all = ConfigFactory.defaultReference();
    String path = "terrarium.published." + ConfigUtil.quoteString(environment);
    Config settings = all.hasPath(path) ? all.getConfig(path) : ConfigFactory.empty(FILE);
    ExperimentKeys.of(registries).check(settings.root(), settings);
    return new PublishedSettings(new Section("", settings.root(), FILE));
  }

  /**
   * The experiment of the published run without its environment; it is empty if there was no such
   * run.
   */
  public Config experiment() {
    return settings.values().toConfig();
  }

  /** The hyperparameters of an algorithm's agents, and their activation. */
  public HyperparameterSpace space(Algorithm algorithm) {
    Section nothing = new Section("agents", ConfigValueFactory.fromMap(Map.of(), FILE), FILE);
    return new AgentReader(algorithm, nothing, this).read();
  }

  /** The hyperparameters that differ from those of other environments, by algorithm. */
  Section agents() {
    return settings.sectionOrEmpty("agents");
  }

  /**
   * The values of the published runs whose agents had fixed hyperparameters, as far as an algorithm
   * has these.
   *
   * @return name to value; flags are 0 or 1
   */
  public static Map<String, Double> fixed(Algorithm algorithm) {
    Config fixed = ConfigFactory.defaultReference().getConfig("terrarium.published-fixed");
    Map<String, Double> values = new LinkedHashMap<>();
    for (Hyperparameter each : algorithm.hyperparameters()) {
      if (fixed.hasPath(each.name())) {
        values.put(each.name(), value(each, fixed));
      }
    }
    return values;
  }

  private static double value(Hyperparameter hyperparameter, Config values) {
    return hyperparameter.kind() == Hyperparameter.Kind.FLAG
        ? (values.getBoolean(hyperparameter.name()) ? 1 : 0)
        : values.getDouble(hyperparameter.name());
  }
}

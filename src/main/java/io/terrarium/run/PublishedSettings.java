package io.terrarium.run;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueFactory;
import io.terrarium.agent.Algorithm;
import io.terrarium.agent.Hyperparameter;
import io.terrarium.agent.HyperparameterSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the published runs (arXiv 2406.12589) trained in an environment: {@code terrarium.published}
 * of {@code reference.conf}, where it is not what an algorithm declares for all of them. A plugin's
 * {@code reference.conf} may say it of the plugin's environment.
 */
public final class PublishedSettings {

  private static final String FILE = "reference.conf";

  private PublishedSettings() {}

  /** The hyperparameters of an algorithm's agents in an environment, and their activation. */
  public static HyperparameterSpace space(Algorithm algorithm, String environment) {
    Section nothing = new Section("agents", ConfigValueFactory.fromMap(Map.of(), FILE), FILE);
    return new AgentReader(algorithm, nothing, environment).read();
  }

  /** What was trained in an environment; empty where nothing was published of it. */
  public static List<String> algorithms(String environment) {
    Section settings = of(environment);
    return settings.find("algorithms").isPresent()
        ? settings.list("algorithms", Scalar::text)
        : List.of();
  }

  /**
   * The values of the published runs whose agents had fixed hyperparameters, where an algorithm has
   * these.
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

  /** The hyperparameters that are another environment's otherwise, by algorithm. */
  static Section agents(String environment) {
    return of(environment).sectionOrEmpty("agents");
  }

  private static Section of(String environment) {
    Config all = ConfigFactory.defaultReference();
    String path = "terrarium.published." + ConfigUtil.quoteString(environment);
    Config settings = all.hasPath(path) ? all.getConfig(path) : ConfigFactory.empty(FILE);
    return new Section("", settings.root(), FILE);
  }
}

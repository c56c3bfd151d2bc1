package io.terrarium.experiment;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import io.terrarium.agent.Algorithm;
import io.terrarium.agent.Hyperparameter;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.file.BadInput;
import io.terrarium.file.VisibleText;
import io.terrarium.hocon.ConfigPlace;
import io.terrarium.hocon.ConfigScalar;
import io.terrarium.hocon.HoconFile;
import io.terrarium.hocon.NearestKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hyperparameters that an agent is given instead of drawn ones, as {@code agents.ALGORITHM} of
 * an experiment names them.
 *
 * @param values name to value; flags are 0 or 1
 * @param activation the activation of the hidden layers, if it is given
 * @param bootstrapTimeLimit whether time limits are bootstrapped, if that is given
 */
public record GivenHyperparameters(
    Map<String, Double> values, Optional<String> activation, Optional<Boolean> bootstrapTimeLimit) {

  private static final String ACTIVATION = "activation";

  /**
   * Checks what an agent is to have.
   *
   * @throws BadInput if the activation is not known
   */
  public GivenHyperparameters {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    activation
        .filter(name -> !HyperparameterSpace.ACTIVATIONS.contains(name))
        .ifPresent(
            name -> {
              throw new BadInput(
                  "What is given has the activation %s; give one of %s."
                      .formatted(
                          VisibleText.of(name),
                          String.join(", ", HyperparameterSpace.ACTIVATIONS)));
            });
  }

  /** Given hyperparameters, and perhaps the activation. */
  public GivenHyperparameters(Map<String, Double> values, Optional<String> activation) {
    this(values, activation, Optional.empty());
  }

  /**
   * The hyperparameters of an agent, as the agent says them: whether time limits are bootstrapped
   * is among them, as 0 or 1.
   */
  public static GivenHyperparameters of(Map<String, Double> agent) {
    Map<String, Double> values = new LinkedHashMap<>(agent);
    Optional<Boolean> bootstrap =
        Optional.ofNullable(values.remove(HyperparameterSpace.BOOTSTRAP_TIME_LIMIT))
            .map(flag -> flag != 0);
    return new GivenHyperparameters(values, Optional.empty(), bootstrap);
  }

  /**
   * A space with the activation and the treatment of time limits that are given.
   *
   * @param space the space of the agent's algorithm
   */
  public HyperparameterSpace flags(HyperparameterSpace space) {
    HyperparameterSpace activated = activation.map(space::withActivation).orElse(space);
    return bootstrapTimeLimit.map(activated::withBootstrapTimeLimit).orElse(activated);
  }

  /**
   * Reads assignments such as {@code gamma=0.99}.
   *
   * @param assignments {@code name=value} each, in HOCON, later ones stronger than earlier ones
   * @param algorithm whose hyperparameters they are
   * @throws BadInput if it has none of that name, or it cannot have the value
   */
  public static GivenHyperparameters read(List<String> assignments, Algorithm algorithm) {
    Map<String, Double> values = new LinkedHashMap<>();
    Optional<String> activation = Optional.empty();
    Optional<Boolean> bootstrap = Optional.empty();
    for (String assignment : assignments) {
      for (Map.Entry<String, ConfigValue> given : parsed(assignment).entrySet()) {
        if (given.getKey().equals(ACTIVATION)) {
          activation = Optional.of(activation(given.getValue()));
        } else if (given.getKey().equals(HyperparameterSpace.BOOTSTRAP_TIME_LIMIT)) {
          bootstrap = Optional.of(BootstrapFlag.read(given.getValue(), given.getKey(), algorithm));
        } else {
          values.put(given.getKey(), value(given.getKey(), given.getValue(), algorithm));
        }
      }
    }
    return new GivenHyperparameters(values, activation, bootstrap);
  }

  private static ConfigObject parsed(String assignment) {
    String origin = "--set " + assignment;
    Config written = HoconFile.parse(assignment, origin);
    return HoconFile.sentence(origin + ": ", () -> written.resolve(ConfigResolveOptions.noSystem()))
        .root();
  }

  private static String activation(ConfigValue value) {
    return ConfigScalar.name(value, ACTIVATION, HyperparameterSpace.ACTIVATIONS);
  }

  private static double value(String name, ConfigValue value, Algorithm algorithm) {
    Hyperparameter declared =
        algorithm.hyperparameters().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(name, value, algorithm));
    return HyperparameterValue.read(declared, value, name);
  }

  private static BadInput unknown(String name, ConfigValue value, Algorithm algorithm) {
    String path = path(name, value);
    List<String> known =
        new ArrayList<>(List.of(ACTIVATION, HyperparameterSpace.BOOTSTRAP_TIME_LIMIT));
    algorithm.hyperparameters().forEach(each -> known.add(each.name()));
    String advice =
        NearestKey.of(path, known)
            .map(nearest -> "the nearest is `" + nearest + "`")
            .orElseGet(() -> "there are " + String.join(", ", known));
    return ConfigPlace.refusal(
        value, path, "is not a hyperparameter of " + algorithm.name() + "; " + advice);
  }

  /**
   * The whole path of a name: a user may write {@code agents.ppo.gamma}, as in an experiment, which
   * HOCON reads as nested sections.
   */
  private static String path(String name, ConfigValue value) {
    return value instanceof ConfigObject section
        ? section.entrySet().stream()
            .findFirst()
            .map(inner -> name + "." + path(inner.getKey(), inner.getValue()))
            .orElse(name)
        : name;
  }
}

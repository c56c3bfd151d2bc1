package io.terrarium.experiment;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.terrarium.env.Environment;
import io.terrarium.file.BadInput;
import io.terrarium.result.Discovery;
import io.terrarium.scb.Scb;
import io.terrarium.scb.ScbShape;
import io.terrarium.scb.ScbSpec;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads {@code strategy.start}: a result, or the run that has one, by its path from the working
 * directory; or its parameters, as a resolved experiment has them.
 */
final class StartReader {

  private static final String KEY = "start";
  private static final String ENVIRONMENT = "environment";

  /** What the number of parameters follows from. */
  private static final List<String> SIZES =
      List.of(ENVIRONMENT, "synthetic.horizon", "synthetic.hidden", "synthetic.latent-size");

  private final Section root;
  private final Section strategy;
  private final Environment environment;
  private final ScbSpec spec;

  /**
   * @param root the whole experiment
   * @param spec of the experiment
   */
  StartReader(Section root, Environment environment, ScbSpec spec) {
    this.root = root;
    this.strategy = root.section("strategy");
    this.environment = environment;
    this.spec = spec;
  }

  Optional<List<Float>> read() {
    return strategy
        .find(KEY)
        .filter(value -> value.valueType() != ConfigValueType.NULL)
        .map(value -> value instanceof ConfigList ? listed(value) : found(value));
  }

  private List<Float> listed(ConfigValue value) {
    List<Float> parameters = strategy.list(KEY, ConfigScalar::real);
    int expected = parameters();
    if (parameters.size() != expected) {
      throw refusal(
          value,
          SIZES,
          "must have the %d parameters of the networks of `synthetic`, has %d"
              .formatted(expected, parameters.size()));
    }
    return parameters;
  }

  private int parameters() {
    try {
      return new ScbShape(spec, environment.observationSize(), environment.actions()).parameters();
    } catch (ArithmeticException e) {
      throw MemoryCheck.tooLarge(strategy.file());
    }
  }

  private List<Float> found(ConfigValue value) {
    Path path = path(value);
    if (!Files.exists(path)) {
      throw refusal(
          value,
          "names %s, which does not exist; give the path of an scb.pb or of a run from the working directory"
              .formatted(ConfigPlace.shown(value)));
    }
    Discovery discovery = discovery(value, path);
    requireSameKind(value, discovery);
    return numbers(value, discovery.scb());
  }

  private Discovery discovery(ConfigValue value, Path path) {
    try {
      return DiscoverySource.read(path);
    } catch (BadInput e) {
      String why = e.getMessage();
      throw refusal(value, "cannot be used: " + why.substring(0, why.length() - 1));
    }
  }

  private Path path(ConfigValue value) {
    if (value.unwrapped() instanceof String text && !text.isEmpty()) {
      try {
        return Path.of(text);
      } catch (InvalidPathException e) {
        throw refusal(value, "must be a path, is " + ConfigPlace.shown(value));
      }
    }
    throw refusal(
        value,
        "must be the path of an scb.pb or of a run, or a list of parameters; is "
            + ConfigPlace.shown(value));
  }

  private void requireSameKind(ConfigValue value, Discovery discovery) {
    Map<String, String> there = kind(discovery.environment(), discovery.scb().spec());
    Map<String, String> here = kind(environment.name(), spec);
    List<String> paths = ExperimentDifference.paths(there, here);
    if (!paths.isEmpty()) {
      throw refusal(
          value,
          paths,
          "is another kind of synthetic environment: "
              + String.join("; ", ExperimentDifference.differences(there, here))
              + "; set these keys as they are there, or give another start");
    }
    String place = ConfigPlace.of(together(value, List.of(ENVIRONMENT)));
    discovery.requireFits(environment, place + ": `" + strategy.path(KEY) + "`");
  }

  private static Map<String, String> kind(String environment, ScbSpec spec) {
    Map<String, String> kind = new LinkedHashMap<>();
    kind.put(ENVIRONMENT, ExperimentText.quoted(environment));
    kind.putAll(ExperimentText.lines(spec));
    return kind;
  }

  private List<Float> numbers(ConfigValue value, Scb scb) {
    List<Float> numbers = new ArrayList<>();
    for (float parameter : scb.parameters()) {
      if (!Float.isFinite(parameter)) {
        throw refusal(value, "has a parameter that is no finite number; give another start");
      }
      // minus zero becomes zero, as in the experiment's text
      numbers.add(parameter + 0f);
    }
    return List.copyOf(numbers);
  }

  /** A refusal for the sake of what other keys have, whose places are named too. */
  private BadInput refusal(ConfigValue value, Collection<String> others, String complaint) {
    return ConfigPlace.refusal(together(value, others), strategy.path(KEY), complaint);
  }

  private List<ConfigValue> together(ConfigValue value, Collection<String> others) {
    Config experiment = root.values().toConfig();
    Stream<ConfigValue> set = others.stream().filter(experiment::hasPath).map(experiment::getValue);
    return Stream.concat(Stream.of(value), set).toList();
  }

  private BadInput refusal(ConfigValue value, String complaint) {
    return strategy.refusal(KEY, value, complaint);
  }
}

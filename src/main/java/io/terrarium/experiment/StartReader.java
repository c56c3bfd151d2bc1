package io.terrarium.experiment;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.terrarium.env.Environment;
import io.terrarium.file.BadInput;
import io.terrarium.hocon.ConfigPlace;
import io.terrarium.hocon.Section;
import io.terrarium.hocon.ValueType;
import io.terrarium.hocon.ValueTypes;
import io.terrarium.meta.Problem;
import io.terrarium.registry.Registry;
import io.terrarium.task.Discovery;
import io.terrarium.task.TaskKind;
import io.terrarium.task.TaskSettings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads {@code strategy.start}: a result, or the run that has one, by its path from the working
 * directory; or its parameters, as a resolved experiment has them.
 */
final class StartReader {

  private static final String KEY = "start";
  private static final ValueType<List<Float>> PARAMETERS = ValueTypes.list(ValueTypes.real());
  private static final String ENVIRONMENT = "environment";

  private final Section root;
  private final Section strategy;
  private final Environment environment;
  private final TaskSettings<?> task;
  private final Supplier<Problem> problem;
  private final Registry<TaskKind<?>> kinds;

  /**
   * A reader for one experiment.
   *
   * @param root the whole experiment
   * @param task of the experiment
   * @param problem of that task, made only if a start is given
   * @param kinds the kinds that a result may be of
   */
  StartReader(
      Section root,
      Environment environment,
      TaskSettings<?> task,
      Supplier<Problem> problem,
      Registry<TaskKind<?>> kinds) {
    this.root = root;
    this.strategy = root.sectionOrEmpty("strategy");
    this.environment = environment;
    this.task = task;
    this.problem = problem;
    this.kinds = kinds;
  }

  Optional<List<Float>> read() {
    return strategy
        .find(KEY)
        .filter(value -> value.valueType() != ConfigValueType.NULL)
        .map(value -> value instanceof ConfigList ? listed(value) : found(value));
  }

  private List<Float> listed(ConfigValue value) {
    List<Float> parameters = PARAMETERS.read(value, strategy.path(KEY));
    requireLength(value, parameters.size());
    return parameters;
  }

  private void requireLength(ConfigValue value, int length) {
    int expected = parameters();
    if (length != expected) {
      throw refusal(
          value,
          sizes(),
          "must have the %d parameters of a candidate of `%s`, has %d"
              .formatted(expected, task.kind().section().name(), length));
    }
  }

  /** The keys that the number of parameters may follow from. */
  private List<String> sizes() {
    return Stream.concat(Stream.of(ENVIRONMENT), task.kind().section().paths().stream()).toList();
  }

  private int parameters() {
    try {
      return problem.get().dimensions();
    } catch (ArithmeticException e) {
      throw MemoryCheck.tooLarge(strategy.file());
    }
  }

  private List<Float> found(ConfigValue value) {
    Path path = path(value);
    if (!Files.exists(path)) {
      throw refusal(
          value,
          "names %s, which does not exist; give the path of a result %s or of a run from the working directory"
              .formatted(ConfigPlace.shown(value), task.kind().resultFile()));
    }
    Discovery discovery = discovery(value, path);
    requireSameKind(value, discovery);
    requireLength(value, discovery.parameters().length);
    return numbers(value, discovery.parameters());
  }

  private Discovery discovery(ConfigValue value, Path path) {
    try {
      return DiscoverySource.read(path, kinds);
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
        "must be the path of a result %s or of a run, or a list of parameters; is %s"
            .formatted(task.kind().resultFile(), ConfigPlace.shown(value)));
  }

  private void requireSameKind(ConfigValue value, Discovery discovery) {
    Map<String, String> there = kind(discovery.environment(), discovery.task());
    Map<String, String> here = kind(environment.name(), task);
    List<String> paths = ExperimentDifference.paths(there, here);
    if (!paths.isEmpty()) {
      throw refusal(
          value,
          paths,
          "is a result of another kind: "
              + String.join("; ", ExperimentDifference.differences(there, here))
              + "; set these keys as they are there, or give another start");
    }
    String place = ConfigPlace.of(together(value, List.of(ENVIRONMENT)));
    discovery.requireFits(environment, place + ": `" + strategy.path(KEY) + "`");
  }

  private static Map<String, String> kind(String environment, TaskSettings<?> task) {
    Map<String, String> kind = new LinkedHashMap<>();
    kind.put(ENVIRONMENT, ValueTypes.quoted(environment));
    kind.put("task", ValueTypes.quoted(task.kind().name()));
    kind.putAll(task.lines());
    return kind;
  }

  private List<Float> numbers(ConfigValue value, float[] parameters) {
    List<Float> numbers = new ArrayList<>();
    for (float parameter : parameters) {
      if (!Float.isFinite(parameter)) {
        throw refusal(value, "has a parameter that is not a finite number; give another start");
      }
      // minus zero becomes zero, as in the experiment's text
      numbers.add(parameter + 0f);
    }
    return List.copyOf(numbers);
  }

  /** A refusal because of the values of other keys, whose places are named too. */
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

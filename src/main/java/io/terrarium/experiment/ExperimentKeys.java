package io.terrarium.experiment;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import io.terrarium.agent.Algorithm;
import io.terrarium.agent.Hyperparameter;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.hocon.ConfigPlace;
import io.terrarium.hocon.NearestKey;
import io.terrarium.hocon.OwnNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The paths that an experiment file may set. */
final class ExperimentKeys {

  private final Set<String> leaves = new LinkedHashSet<>();
  private final Set<String> sections = new LinkedHashSet<>();

  private ExperimentKeys(Registries registries) {
    ExperimentSections.of(registries.tasks().all())
        .forEach(section -> leaves.addAll(section.paths()));
    StrategyKeys.names(registries.strategies().all())
        .forEach(name -> leaves.add(StrategySection.TYPE.name() + "." + name));
    registries.algorithms().all().forEach(this::addAgent);
    leaves.forEach(this::addSections);
    sections.add("agents");
  }

  /** The paths of experiments that name something registered. */
  static ExperimentKeys of(Registries registries) {
    return new ExperimentKeys(registries);
  }

  /**
   * Refuses the first path of an experiment that is not among these.
   *
   * @param root the resolved experiment without its section {@code let}
   * @param written the experiment before it was resolved
   */
  void check(ConfigObject root, Config written) {
    check(root, List.of(), written);
  }

  private void check(ConfigObject section, List<String> at, Config written) {
    for (Map.Entry<String, ConfigValue> entry : section.entrySet()) {
      List<String> names = new ArrayList<>(at);
      names.add(entry.getKey());
      check(entry.getValue(), names, written);
    }
  }

  private void check(ConfigValue value, List<String> names, Config written) {
    String path = ConfigUtil.joinPath(names);
    if (sections.contains(path)) {
      if (value instanceof ConfigObject section) {
        check(section, names, written);
      }
    } else if (!leaves.contains(path)) {
      throw ConfigPlace.refusal(value, path, "is not a key; " + advice(path, names, written));
    }
  }

  private String advice(String path, List<String> names, Config written) {
    return OwnNames.isSubstituted(written, path)
        ? OwnNames.advice(path)
        : knownInstead(path, names);
  }

  private String knownInstead(String path, List<String> names) {
    return NearestKey.of(path, known())
        .map(nearest -> "the nearest is `" + nearest + "`")
        .orElseGet(() -> "there are " + beside(names));
  }

  private String beside(List<String> names) {
    String section = names.size() == 1 ? "" : joined(names) + ".";
    return known().stream()
        .filter(path -> path.startsWith(section))
        .map(path -> path.substring(section.length()))
        .filter(name -> name.indexOf('.') < 0)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String joined(List<String> names) {
    return ConfigUtil.joinPath(names.subList(0, names.size() - 1));
  }

  private Set<String> known() {
    Set<String> known = new LinkedHashSet<>(leaves);
    known.addAll(sections);
    known.add(OwnNames.SECTION);
    return known;
  }

  private void addAgent(Algorithm algorithm) {
    String section = "agents." + algorithm.name() + ".";
    for (Hyperparameter each : algorithm.hyperparameters()) {
      leaves.add(section + each.name());
    }
    leaves.add(section + "activation");
    leaves.add(section + HyperparameterSpace.BOOTSTRAP_TIME_LIMIT);
  }

  private void addSections(String leaf) {
    for (int dot = leaf.indexOf('.'); dot >= 0; dot = leaf.indexOf('.', dot + 1)) {
      sections.add(leaf.substring(0, dot));
    }
  }
}

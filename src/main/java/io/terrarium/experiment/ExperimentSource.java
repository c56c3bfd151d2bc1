package io.terrarium.experiment;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigResolveOptions;
import io.terrarium.file.BadInput;
import io.terrarium.file.VisibleText;
import io.terrarium.hocon.ConfigPlace;
import io.terrarium.hocon.HoconFile;
import io.terrarium.hocon.OwnNames;
import io.terrarium.hocon.Section;
import io.terrarium.hocon.ValueTypes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An experiment as it was written, in HOCON: a file, a text, or a part of an application's own
 * configuration. Keys that it leaves out have the defaults that their sections declare.
 */
public final class ExperimentSource {

  /** The name that messages give an experiment that is in no file. */
  private static final String NO_FILE = "The experiment";

  private final Config file;
  private final List<Config> overrides;
  private final String name;

  private ExperimentSource(Config file, List<Config> overrides, String name) {
    this.file = file;
    this.overrides = List.copyOf(overrides);
    this.name = name;
    if (written().root().isEmpty()) {
      throw new BadInput(
          name + " is empty; an experiment names at least `environment` and `algorithms`.");
    }
  }

  private ExperimentSource(Config file, String name) {
    this(file, List.of(), name);
  }

  /**
   * An experiment file.
   *
   * @throws BadInput if it cannot be read
   */
  public static ExperimentSource file(Path file) {
    if (!Files.exists(file)) {
      throw new BadInput("There is no file " + file + "; give the path of an experiment file.");
    }
    if (Files.isDirectory(file)) {
      throw new BadInput(file + " is a directory; give the path of an experiment file.");
    }
    return new ExperimentSource(HoconFile.read(file), file.toString());
  }

  /**
   * The text of an experiment: what a file would hold, or {@link ExperimentSetup#text}.
   *
   * @throws BadInput if it is no HOCON
   */
  public static ExperimentSource text(String text) {
    return new ExperimentSource(HoconFile.parse(text, NO_FILE), NO_FILE);
  }

  /**
   * A part of an application's configuration, with the keys of an experiment at its root.
   *
   * @throws BadInput if it has none
   */
  public static ExperimentSource config(Config config) {
    return config(config, NO_FILE);
  }

  /**
   * An experiment of settings that were read from elsewhere.
   *
   * @param name what messages call it: a file
   * @throws BadInput if it has none
   */
  public static ExperimentSource config(Config config, String name) {
    return new ExperimentSource(config, name);
  }

  /**
   * This experiment with some keys set otherwise.
   *
   * @param overrides {@code path=value} each, later ones stronger than earlier ones
   * @throws BadInput if one is not of that form
   */
  public ExperimentSource with(List<String> overrides) {
    List<Config> changes = new ArrayList<>(this.overrides);
    overrides.forEach(override -> changes.add(parsedOverride(override)));
    return new ExperimentSource(file, changes, name);
  }

  private static Config parsedOverride(String override) {
    if (override.indexOf('=') < 1) {
      throw new BadInput(
          "The override " + VisibleText.of(override) + " must have the form path=value.");
    }
    return HoconFile.parse(override, "override " + override);
  }

  /**
   * Reads and checks the experiment, and finds what it names.
   *
   * @throws BadInput if any of its values is not right, or its backend cannot be used here
   */
  public ExperimentSetup setUp(Registries registries) {
    Config settings = OwnNames.without(resolved());
    requireKnownTask(settings, registries);
    ExperimentKeys.of(registries).check(settings.root(), written());
    AutoBackend auto = registries.auto();
    Experiment experiment = new ExperimentReader(settings.root(), name, registries, auto).read();
    return ExperimentSetup.of(experiment, registries, auto.sentence());
  }

  /** Names a task that no plugin brings before its keys, which nobody knows then. */
  private void requireKnownTask(Config settings, Registries registries) {
    RootSection.TASK
        .as(ValueTypes.name(registries.tasks().names()))
        .read(new Section("", settings.root(), name));
  }

  /** Resolves without environment variables, so that a run is the same wherever it runs. */
  private Config resolved() {
    try {
      return resolved(overrides);
    } catch (BadInput refused) {
      throw culprit()
          .filter(override -> !refused.getMessage().startsWith(override))
          .map(override -> new BadInput(override + ", " + refused.getMessage()))
          .orElse(refused);
    }
  }

  private Config resolved(List<Config> changes) {
    return HoconFile.sentence(
        name + ": ", () -> written(changes).resolve(ConfigResolveOptions.noSystem()));
  }

  /**
   * The override without which all resolves. The parser itself names only the place that the
   * override does not fit.
   */
  private Optional<String> culprit() {
    return overrides.stream()
        .filter(override -> resolves(without(override)))
        .map(override -> ConfigPlace.of(override.origin()))
        .findFirst();
  }

  private List<Config> without(Config override) {
    return overrides.stream().filter(other -> other != override).toList();
  }

  private boolean resolves(List<Config> changes) {
    try {
      resolved(changes);
      return true;
    } catch (BadInput refused) {
      return false;
    }
  }

  private Config written() {
    return written(overrides);
  }

  private Config written(List<Config> changes) {
    Config changed = file;
    for (Config change : changes) {
      changed = change.withFallback(changed);
    }
    return changed;
  }
}

package io.terrarium.run;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * An experiment as a HOCON file; what it leaves out stands under {@code terrarium.experiment} of
 * {@code reference.conf}.
 */
public final class ExperimentFile {

  private static final ConfigParseOptions HOCON =
      ConfigParseOptions.defaults()
          .setSyntax(ConfigSyntax.CONF)
          .setAllowMissing(false)
          .setIncluder(new StrictIncluder());

  private ExperimentFile() {}

  /**
   * Reads and checks an experiment.
   *
   * @param overrides {@code path=value} each, stronger than the file, later ones stronger than
   *     earlier ones
   * @param registries what the file may name
   * @throws BadInput where the file cannot be read or any of its values is not right
   */
  public static Experiment read(Path file, List<String> overrides, Registries registries) {
    Config written = parsed(file);
    for (String override : overrides) {
      written = parsedOverride(override).withFallback(written);
    }
    Config settings = resolved(written, file);
    new Keys(registries.algorithms()).check(settings.root());
    Config defaults = ConfigFactory.defaultReference().getConfig("terrarium.experiment");
    return new ExperimentReader(settings.withFallback(defaults).root(), file.toString(), registries)
        .read();
  }

  private static Config parsed(Path file) {
    if (!Files.exists(file)) {
      throw new BadInput("There is no file " + file + "; give the path of an experiment file.");
    }
    if (Files.isDirectory(file)) {
      throw new BadInput(file + " is a directory; give the path of an experiment file.");
    }
    Config config = sentence(file + ": ", () -> ConfigFactory.parseFile(file.toFile(), HOCON));
    if (config.root().isEmpty()) {
      throw new BadInput(
          file + " is empty; an experiment names at least `environment` and `algorithms`.");
    }
    return config;
  }

  private static Config parsedOverride(String override) {
    if (override.indexOf('=') < 1) {
      throw new BadInput("The override " + override + " must have the form path=value.");
    }
    ConfigParseOptions options = HOCON.setOriginDescription("override " + override);
    return sentence(
        "override " + override + ": ", () -> ConfigFactory.parseString(override, options));
  }

  /** Without the process environment: a run is the same wherever it runs. */
  private static Config resolved(Config written, Path file) {
    return sentence(file + ": ", () -> written.resolve(ConfigResolveOptions.noSystem()));
  }

  private static Config sentence(String place, Supplier<Config> reading) {
    try {
      return reading.get();
    } catch (ConfigException e) {
      throw new BadInput(ConfigComplaint.of(e, place));
    }
  }
}
